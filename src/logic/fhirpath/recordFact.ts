import type { RecordFact, When } from '../fact.ts';
import { never, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import type { CodeTerms } from './codeTerms.ts';
import { anyMayBeWithin, anyWithin, earlier, mayBeEarlier, mayBeWithin, within } from './days.ts';
import { inCodes } from './inCodes.ts';
import type { Reading, RecordReading } from './recordReading.ts';
import { recordReadings } from './recordReadings.ts';
import { routeFilter } from './routeFilter.ts';
import { someRecord } from './someRecord.ts';

/** A record of a type, with a code of a list, in a reading. */
export function recordFact(
  { type, codes, route, when }: RecordFact,
  reading: Reading,
  since: Span | undefined,
  terms: CodeTerms,
): Predicate {
  const record = recordReadings[type];
  const coded = codes === undefined ? [] : inCodes(record.concepts, codes, reading, terms);
  const routed =
    route === undefined ? [] : routeFilter(routesOf(record), route, reading, codes !== undefined, terms);
  if (coded === undefined || routed === undefined) return never;
  const times = [
    when ? inTime(record, when, reading) : true,
    since ? begunWithin(record, since, reading) : true,
  ];
  if (times.includes(false)) return never;
  const dated = times.filter((time) => typeof time === 'string');
  return someRecord(
    record.variable,
    [...record.standing[reading], ...[routed].flat(), ...dated],
    [coded].flat(),
  );
}

function routesOf({ routes, variable }: RecordReading): string {
  if (routes === undefined) throw new Error(`${variable} have no routes`);
  return routes;
}

/** The condition on the record's date; true or false where every record passes or none does. */
function inTime(record: RecordReading, { kind, span }: When, reading: Reading): string | boolean {
  const { dates, variable } = record;
  // The orders being placed are of today.
  if (variable === 'draftOrders') return kind !== 'earlier';
  if (!dates) return reading === 'counted';
  const definite = reading === 'definite';
  switch (kind) {
    case 'within':
      return definite ? within(dates, span) : mayBeWithin(dates, span);
    case 'earlier':
      return definite ? earlier(dates, span) : mayBeEarlier(dates, span);
    case 'acute':
      // A clinical status that is there is active: the standing has seen to it.
      return definite ? `(clinicalStatus.coding.exists() or ${anyWithin(dates, span)})` : true;
  }
}

/** Only a Condition is new by either of its dates, begun or recorded. */
export function begunWithin(
  { dates, variable }: RecordReading,
  span: Span,
  reading: Reading,
): string | boolean {
  if (variable === 'draftOrders') return true;
  if (!dates) return reading === 'counted';
  const definite = reading === 'definite';
  if (variable === 'conditions') return definite ? anyWithin(dates, span) : anyMayBeWithin(dates, span);
  return definite ? within(dates, span) : mayBeWithin(dates, span);
}
