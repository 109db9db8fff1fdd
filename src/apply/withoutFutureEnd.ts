import type { Condition, FhirResource } from 'fhir/r4.js';
import { isAfter, isDate } from './recordDates.ts';

/** Clinical statuses that say it is over, whatever the date. */
const over = ['inactive', 'remission', 'resolved'];

/**
 * The date after today on which a Condition is to end, as it is written; undefined where there is none. An end in a Period is its
 * start, or its end where it has no other. No date that can be read is no date of the future.
 */
export function futureEnd(record: FhirResource, today: string): string | undefined {
  if (record.resourceType !== 'Condition') return undefined;
  const { abatementDateTime, abatementPeriod } = record;
  const date = abatementDateTime ?? abatementPeriod?.start ?? abatementPeriod?.end;
  return isDate(date) && isAfter(date, today) ? date : undefined;
}

/**
 * A Condition whose end is still to come has not ended; but whoever wrote that date did not mean it so, or made a slip. It is
 * handed on without its end and with the clinical status `unrecognised`, so that it is a reason to ask and no evidence. A status
 * that says it is over stays.
 * @param record normalised
 */
export function withoutFutureEnd(record: FhirResource, today: string): FhirResource {
  if (futureEnd(record, today) === undefined) return record;
  const { abatementDateTime: _date, abatementPeriod: _period, ...rest } = record as Condition;
  const codes = rest.clinicalStatus?.coding ?? [];
  if (codes.some(({ code = '' }) => over.includes(code))) return rest;
  return { ...rest, clinicalStatus: { ...rest.clinicalStatus, coding: [{ code: 'unrecognised' }] } };
}
