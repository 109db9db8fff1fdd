import type { Span } from '../../../src/logic/span.ts';

/** A calendar day as a whole number; consecutive days have consecutive numbers. */
export type Day = number;

/** The days that a written date may mean, both ends included. */
export interface Days {
  readonly first: Day;
  readonly last: Day;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month has; months count from 1. */
export function lengthOf(year: number, month: number): number {
  return (lengths[month - 1] as number) + (month === 2 && isLeap(year) ? 1 : 0);
}

/** The number of a day: counted up from 1 January of the year 1, year by year and month by month. */
export function dayOf(year: number, month: number, date: number): Day {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let days = before * 365 + leaps + date;
  for (let past = 1; past < month; past++) days += lengthOf(year, past);
  return days;
}

/** Year, month and date of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  let year = Math.floor(day / 366) + 1;
  while (dayOf(year + 1, 1, 1) <= day) year++;
  let month = 1;
  while (month < 12 && dayOf(year, month + 1, 1) <= day) month++;
  return { year, month, date: day - dayOf(year, month, 1) + 1 };
}

/** A day as FHIR writes it. */
export function written(day: Day): string {
  const { year, month, date } = partsOf(day);
  return [String(year).padStart(4, '0'), pad(month), pad(date)].join('-');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The days that a FHIR date or dateTime may mean, in the calendar it is written in. */
export function daysOf(text: string): Days {
  const [, y, m, d] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text) as RegExpExecArray;
  const year = Number(y);
  const month = m ? Number(m) : undefined;
  return {
    first: dayOf(year, month ?? 1, d ? Number(d) : 1),
    last: dayOf(year, month ?? 12, d ? Number(d) : lengthOf(year, month ?? 12)),
  };
}

/** The same date a span earlier; the last day of the month where that month is shorter. */
export function earlier(day: Day, { count, unit }: Span): Day {
  if (unit === 'day') return day - count;
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) - count * (unit === 'year' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(date, lengthOf(toYear, toMonth)));
}

/** Completed years between two days. */
export function yearsBetween(birth: Day, today: Day): number {
  const [from, to] = [partsOf(birth), partsOf(today)];
  const reached = to.month > from.month || (to.month === from.month && to.date >= from.date);
  return to.year - from.year - (reached ? 0 : 1);
}

/** Seconds on one scale for all zones; a date without a time begins at midnight, UTC. */
export function instantOf(text: string): number {
  const time = /T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|([+-])(\d\d):(\d\d))?$/.exec(text);
  const midnight = daysOf(text).first * 86_400;
  if (!time) return midnight;
  const [, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = time;
  const zone = sign ? (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60 * (sign === '-' ? -1 : 1) : 0;
  return midnight + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0) - zone;
}
