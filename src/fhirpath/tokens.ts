/** A word, sign or literal of an expression. */
export interface Token {
  readonly kind: 'name' | 'sign' | 'string' | 'number' | 'date';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Strings take the escapes of the specification only; what an engine makes of others is its own affair. */
const token =
  /([A-Za-z_]\w*|\$this\b)|('(?:[^'\\]|\\(?:[`"'\\/fnrt]|u[0-9a-fA-F]{4}))*')|(@\d{4}(?:-\d\d(?:-\d\d)?)?(?![\dT-]))|(\d+(?:\.\d+)?(?![\dA-Za-z_.]))|(<=|>=|!=|!~|[%().,[\]{}<>=~|+\-*/&])/y;

const blank = /[ \r\n\t]*/y;

/** The tokens of an expression, or undefined where one is none of those that are read here (comments, back-quotes, times). */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return undefined;
    const [all, name, string, date, number] = found;
    const kind = name ? 'name' : string ? 'string' : date ? 'date' : number ? 'number' : 'sign';
    if (kind === 'sign' && all === '/' && /^[/*]/.test(text.slice(at + 1, at + 2))) return undefined;
    tokens.push({ kind, text: all, start: at, end: at + all.length });
    at = skipBlank(text, at + all.length);
  }
  return tokens;
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.exec(text);
  return blank.lastIndex;
}

const escapes: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t' };

/** The value of a string literal. */
export function stringValue(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escaped: string) =>
      escaped.length > 1
        ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
        : (escapes[escaped] ?? escaped),
    );
}
