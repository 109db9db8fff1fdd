import { dayBefore } from '../apply/calendar.ts';

const amount = /^(\d{1,4}) (day|week|month|year)s?$/;
const full =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

/** How a date may be written; said whenever one is not. */
export const dateForms =
  'Write today, "3 months ago", "3 months and 1 day ago", "in 2 days", or a date in full: 2026-08-25, 2026-08, 2026';

/**
 * A date as the records of a case have it: `today`, a length of time ago or to come, or written in full (then with any
 * precision). Days are counted after months and years: one month and one day before 1 March is 31 January.
 * @param asOf YYYY-MM-DD
 * @returns undefined where the text is no date
 */
export function caseDate(text: string, asOf: string): string | undefined {
  if (isFull(text)) return isDay(text.slice(0, 10)) ? text : undefined;
  if (text === 'today') return asOf;
  const [, past] = /^(.+) ago$/.exec(text) ?? [];
  const [, coming] = /^in (.+)$/.exec(text) ?? [];
  const parts = (past ?? coming ?? '').split(/ and |, | (?=\d)/).map((part) => amount.exec(part));
  if (parts.some((part) => part === null)) return undefined;
  const spans = parts.map((part) => spanOf((part as RegExpExecArray)[1] as string, part?.[2] as string));
  const sign = past === undefined ? -1 : 1;
  return spans
    .sort((a, b) => Number(a.unit === 'day') - Number(b.unit === 'day'))
    .reduce((day, { count, unit }) => dayBefore(day, { count: sign * count, unit }), asOf);
}

/** Whether a date is written in full, so that it needs a day to be looked at from. */
export function isFull(text: string): boolean {
  return full.test(text);
}

/** False for days that no calendar has: 2025-02-29. */
function isDay(text: string): boolean {
  if (text.length < 10) return true;
  return new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function spanOf(count: string, unit: string) {
  return unit === 'week'
    ? ({ count: 7 * Number(count), unit: 'day' } as const)
    : { count: Number(count), unit: unit as 'day' | 'month' | 'year' };
}
