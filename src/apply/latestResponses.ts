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
  const dated = responses.flatMap(({ authored }) => (isDate(authored) ? [authored] : []));
  const timed = dated.filter(hasTime);
  const latest = {
    instant: timed.map(instantOf).reduce(greatest, Number.NEGATIVE_INFINITY),
    day: dated.map((date) => daysOf(date).first).reduce(greatest, ''),
    dayWithoutTime: dated
      .filter((date) => !hasTime(date))
      .map((date) => daysOf(date).first)
      .reduce(greatest, ''),
  };
  return responses.filter(({ authored }) => !isDate(authored) || !isBefore(authored, latest));
}

/** The latest of all: the moment of those with a time, and the first day that any, or any without a time, may be of. */
interface Latest {
  readonly instant: number;
  readonly day: string;
  readonly dayWithoutTime: string;
}

/** Earlier than another for certain: by the clock where both have a time, else by the calendar days they are written in. */
function isBefore(date: string, { instant, day, dayWithoutTime }: Latest): boolean {
  const { last } = daysOf(date);
  return hasTime(date) ? instantOf(date) < instant || last < dayWithoutTime : last < day;
}

function hasTime(date: string): boolean {
  return date.includes('T');
}

function greatest<T>(one: T, other: T): T {
  return other > one ? other : one;
}

/** A time without its zone would be read as the machine's. */
function instantOf(time: string): number {
  return Date.parse(/T[\d:.]+$/.test(time) ? `${time}Z` : time);
}
