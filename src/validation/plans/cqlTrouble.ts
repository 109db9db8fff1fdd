const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * What keeps a text from being CQL at all: a text, a name or a comment that does not end, brackets that do not match. Undefined for
 * one that has none of these; whether it compiles is not asked. https://cql.hl7.org/09-b-cqlreference.html
 */
export function cqlTrouble(text: string): string | undefined {
  const open: { bracket: string; line: number }[] = [];
  const tokens = /\/\/.*|\/\*[\s\S]*?(\*\/|$)|(['"`])(?:\\[\s\S]|(?!\2)[^\\])*(\2|$)|[()[\]{}]/g;
  for (const token of text.matchAll(tokens)) {
    const [whole, comment, quote, end] = token;
    const line = text.slice(0, token.index).split('\n').length;
    if (whole.startsWith('/*') && comment === '') return `the comment of line ${line} does not end`;
    if (quote !== undefined && end === '') return `the ${quote} of line ${line} is not closed`;
    if (Object.hasOwn(closers, whole)) open.push({ bracket: whole, line });
    else if (/^[)\]}]$/.test(whole)) {
      const last = open.pop();
      if (!last || closers[last.bracket] !== whole) return `the ${whole} of line ${line} closes nothing`;
    }
  }
  const last = open.pop();
  return last && `the ${last.bracket} of line ${last.line} is not closed`;
}
