import type { Known } from './known.ts';

const texts = new Set(['string', 'uri', 'url', 'canonical', 'code', 'oid', 'id', 'uuid', 'markdown']);
/** No instant of a record fits, so that one that is asked for is never there. */
const days = new Set(['date', 'dateTime', 'instant']);
const numbers = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);

const all = (group: ReadonlySet<string>, { types }: Known) => types.every((type) => group.has(type));

/** Nothing but strings. */
export function isText(known: Known): boolean {
  return all(texts, known);
}

/** Nothing but dates, with or without a time. */
export function isDay(known: Known): boolean {
  return all(days, known);
}

/** Nothing but numbers. */
export function isNumber(known: Known): boolean {
  return all(numbers, known);
}

/** One Boolean, or nothing. */
export function isBoolean(known: Known): boolean {
  return known.one && known.types.every((type) => type === 'boolean');
}
