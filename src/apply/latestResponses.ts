import type { QuestionnaireResponse } from 'fhir/r4.js';
import { daysOf } from './calendar.ts';
import { isDate } from './recordDates.ts';

/**
 * The responses of which any may be the latest: those that no other is later than for certain. Usually that is one; several
 * where they are of the same moment, where one has no time and is of the day of another, where one has a date of lower
 * precision, and where one has no date that can be read.
 */
export function latestResponses(
  responses: readonly QuestionnaireResponse[],
): readonly QuestionnaireResponse[] {
  return responses.filter((one) => !responses.some((other) => isBefore(one, other)));
}

/** Earlier for certain: by the clock where both have a time, else by the calendar days they are written in. */
function isBefore(
  { authored: one }: QuestionnaireResponse,
  { authored: other }: QuestionnaireResponse,
): boolean {
  if (!isDate(one) || !isDate(other)) return false;
  if (one.includes('T') && other.includes('T')) return instantOf(one) < instantOf(other);
  return daysOf(one).last < daysOf(other).first;
}

/** A time without its zone would be read as the machine's. */
function instantOf(time: string): number {
  return Date.parse(/T[\d:.]+$/.test(time) ? `${time}Z` : time);
}
