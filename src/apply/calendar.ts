/** A length of time in calendar units; a `Span` of the logic is one. */
export interface CalendarSpan {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/**
 * The day a span before another, as YYYY-MM-DD; where its month is shorter, its last day.
 * @param day YYYY-MM-DD
 */
export function dayBefore(day: string, { count, unit }: CalendarSpan): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (unit === 'day') return written(Date.UTC(year, month - 1, date - count));
  const months = year * 12 + month - 1 - count * (unit === 'year' ? 12 : 1);
  const first = [Math.floor(months / 12), months % 12] as const;
  return written(Date.UTC(...first, Math.min(date, daysIn(...first))));
}

/** The first and the last day that a FHIR date or dateTime may mean, in the calendar it is written in. */
export function daysOf(date: string): { readonly first: string; readonly last: string } {
  const day = date.slice(0, 10);
  const [year, month] = day.split('-').map(Number) as [number, number | undefined];
  if (day.length === 10) return { first: day, last: day };
  if (month === undefined) return { first: `${day}-01-01`, last: `${day}-12-31` };
  return { first: `${day}-01`, last: `${day}-${daysIn(year, month - 1)}` };
}

/** Days of a month; months count from 0. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function written(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
