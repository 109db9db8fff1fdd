import type { Band } from './fact.ts';
import type { Span } from './span.ts';

/** A length of time: "14 days", "1 month". */
export function spanWords({ count, unit }: Span): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A window that ends today: "the last 3 months, both days included". */
export function lastWords({ count, unit }: Span): string {
  return `the last ${count === 1 ? unit : `${count} ${unit}s`}, both days included`;
}

/** A range of numbers: "20 or more", "below 5 %", "15 or more but below 20". */
export function bandWords({ from, below }: Band, unit: string): string {
  const after = unitWords(unit);
  if (from !== undefined && below !== undefined) return `${from}${after} or more but below ${below}${after}`;
  if (from !== undefined) return `${from}${after} or more`;
  return below === undefined ? 'of any value' : `below ${below}${after}`;
}

/** An age in completed years, after "the patient is": "at least 12 and younger than 18 years old". */
export function ageWords({ from, below }: Band): string {
  if (from !== undefined && below !== undefined)
    return `at least ${from} and younger than ${below} years old`;
  if (from !== undefined) return `at least ${from} years old`;
  return below === undefined ? 'of any age' : `younger than ${below} years`;
}

/** A UCUM unit after a number; annotations such as `{score}` say nothing that a reader needs. */
function unitWords(unit: string): string {
  return /^(?:1|\{.*\})?$/.test(unit) ? '' : ` ${unit}`;
}
