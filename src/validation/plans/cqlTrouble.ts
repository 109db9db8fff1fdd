const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * What keeps a text from being CQL at all: a text, a name or a comment that does not end, brackets that do not match. Undefined for
 * one that has none of these; whether it compiles is not asked. https://cql.hl7.org/09-b-cqlreference.html
 */
export function cqlTrouble(text: string): string | undefined {
  const open: { bracket: string; at: number }[] = [];
  const tokens = /\/\/.*|\/\*[\s\S]*?(\*\/|$)|(['"`])(?:\\[\s\S]|(?!\2)[^\\])*(\2|$)|[()[\]{}]/g;
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  for (const token of text.matchAll(tokens)) {
    const [whole, comment, quote, end] = token;
    if (whole.startsWith('/*') && comment === '')
      return `the comment of line ${lineOf(token.index)} does not end`;
    if (quote !== undefined && end === '') return `the ${quote} of line ${lineOf(token.index)} is not closed`;
    if (Object.hasOwn(closers, whole)) open.push({ bracket: whole, at: token.index });
    else if (/^[)\]}]$/.test(whole)) {
      const last = open.pop();
      if (!last || closers[last.bracket] !== whole)
        return `the ${whole} of line ${lineOf(token.index)} closes nothing`;
    }
  }
  const last = open.pop();
  return last && `the ${last.bracket} of line ${lineOf(last.at)} is not closed`;
}
