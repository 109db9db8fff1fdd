/** The parts that `or` joins, outside of brackets and quotes; one where nothing does, or something else joins them as well. */
export function partsOfOr(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(
    /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[()[\]{}]| (?:or|and|xor|implies) /g,
  )) {
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth--;
    else if (depth === 0 && token === ' or ') {
      parts.push(text.slice(from, index).trim());
      from = index + token.length;
    } else if (depth === 0 && /^ (?:and|xor|implies) $/.test(token)) return [text];
  }
  return [...parts, text.slice(from).trim()];
}

/** What stands in the brackets of `where(...)`, `exists(...)` and `all(...)`, at any depth. */
export function criteriaIn(text: string): readonly string[] {
  return [...text.matchAll(/\.(?:where|exists|all)\(/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const end = closing(text, start);
    return end > start ? [text.slice(start, end)] : [];
  });
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (const { 0: token, index } of text.slice(from).matchAll(/'(?:\\.|[^'\\])*'|[()]/g)) {
    if (token === '(') depth++;
    if (token === ')' && --depth === 0) return from + index;
  }
  return -1;
}
