import type { ReadingLine } from './readingLine.ts';

/** The entry of `review.yaml` for a line, as one line of YAML: reviewer and mark are left for the reviewer to fill in. */
export function markTemplate({ kind, id, hash }: ReadingLine): string {
  // A hash of digits alone, or like a number with an exponent, would be read as a number.
  const printed = /^\d+(?:e\d+)?$/.test(hash) ? `"${hash}"` : hash;
  return `- { ${kind}: ${id}, reviewer: , mark: , hash: ${printed} }`;
}
