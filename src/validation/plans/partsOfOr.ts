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

/** A longer criterion has too much in it to be a slip. */
const longest = 400;

/** What stands in the brackets of `where(...)`, `exists(...)` and `all(...)`, at any depth, where it joins claims by `and`. */
export function criteriaIn(text: string): readonly string[] {
  if (!text.includes(' and ')) return [];
  return [...text.matchAll(/\.(?:where|exists|all)\(/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const inner = innerOf(text.slice(start, start + longest));
    return inner?.includes(' and ') ? [inner] : [];
  });
}

/** The text up to the bracket that closes what is open before it. */
function innerOf(text: string): string | undefined {
  let depth = 1;
  for (const { 0: token, index } of text.matchAll(/'(?:\\.|[^'\\])*'|[()]/g)) {
    if (token === '(') depth++;
    if (token === ')' && --depth === 0) return text.slice(0, index);
  }
  return undefined;
}
