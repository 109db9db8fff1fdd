/**
 * How a clean title differs from the printed words, capitals, hyphens and punctuation aside; said to the reader, since a dropped
 * word ("suitable") may carry meaning.
 */
export function titleDifference(printed: string, title: string): string {
  const words = wordsOf(printed);
  const shown = wordsOf(title);
  const out = distinct(words).filter((word) => !shown.includes(word));
  const added = distinct(shown).filter((word) => !words.includes(word));
  if (out.length + added.length === 0)
    return `${words.join(' ') === shown.join(' ') ? 'Only capitals, hyphens or punctuation differ.' : 'The same words, in another order or number.'} ${kept}`;
  return [
    ...(out.length > 0 ? [`Left out of the printed words: ${out.join(', ')}.`] : []),
    ...(added.length > 0 ? [`Not printed: ${added.join(', ')}.`] : []),
    kept,
  ].join(' ');
}

const kept = 'For display only; the printed words stay verbatim beside it.';

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'/±]*/gu) ?? [];
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
