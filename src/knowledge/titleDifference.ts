/**
 * What a clean title leaves out of the printed statement and adds to it, word by word, capitals and punctuation aside; said to
 * the reader, since a dropped word ("suitable") may carry meaning.
 */
export function titleDifference(statement: string, title: string): string {
  const printed = wordsOf(statement);
  const shown = wordsOf(title);
  const out = [...printed].filter((word) => !shown.has(word));
  const added = [...shown].filter((word) => !printed.has(word));
  const parts = [
    ...(out.length > 0 ? [`Left out of the printed words: ${out.join(', ')}.`] : []),
    ...(added.length > 0 ? [`Not printed: ${added.join(', ')}.`] : []),
  ];
  const kept = 'For display only; the statement itself stays verbatim beside it.';
  return [...(parts.length > 0 ? parts : ['Only capitals and punctuation differ.']), kept].join(' ');
}

/** Words in lower case; a hyphen that the line break of the source left behind joins them again. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .replace(/- /g, '-')
      .match(/[\p{L}\p{N}][\p{L}\p{N}'/±-]*/gu) ?? [],
  );
}
