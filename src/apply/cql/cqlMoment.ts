import type { DateTime } from 'cql-execution';
import type { CqlPackages } from './cqlPackages.ts';

/**
 * What `Now()` and `Today()` are in CQL: the day and time that were given, noon for a day alone, in the zone that the engine takes for
 * dates without one, which is that of the machine. So each date counts by the calendar day it is written in, on any machine.
 * @param asOf a FHIR date or dateTime
 */
export function cqlMoment(asOf: string, { cql }: CqlPackages): DateTime {
  const [, year, month, day, hour = 12, minute = 0, second = 0] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(asOf) ?? [];
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number);
  return new cql.DateTime(y, mo, d, h, mi, s, 0);
}
