/** A claim that a condition makes, and whether it denies it. */
export interface Claim {
  readonly text: string;
  readonly denied: boolean;
}

/**
 * The claims that a condition in FHIRPath or CQL joins by `and`, each with `not` taken off, so that two conditions can be
 * compared as text. Nothing is evaluated: `A` and `A.not()` contradict each other whatever A is.
 */
export function claimsOf(expression: string): readonly Claim[] {
  const found = known.get(expression) ?? claimsIn(expression);
  if (known.size >= 300) known.clear();
  known.set(expression, found);
  return found;
}

/** The same of a part of a condition, which is not remembered. */
export function claimsIn(text: string): readonly Claim[] {
  return splitAnd(bare(text)).map(claim);
}

/** Plans repeat their conditions; so many are remembered. */
const known = new Map<string, readonly Claim[]>();

/** The text with single spaces and without brackets around the whole; what stands in quotes is left alone. */
function bare(text: string): string {
  const plain = text
    .split(/('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\s+/g, ' ')))
    .join('')
    .trim();
  return plain.startsWith('(') && closing(plain, 0) === plain.length - 1 ? bare(plain.slice(1, -1)) : plain;
}

/** Where the bracket at a place is closed; quotes are skipped. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === "'" || letter === '"') at = quoteEnd(text, at);
    else if (letter === '(' || letter === '[' || letter === '{') depth++;
    else if (letter === ')' || letter === ']' || letter === '}') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[from]) return at;
  }
  return text.length;
}

/** Splits where `and` joins the whole; a text that joins by `or`, `xor` or `implies` stays one claim. */
function splitAnd(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === "'" || letter === '"') at = quoteEnd(text, at);
    else if ('([{'.includes(letter)) {
      const end = closing(text, at);
      if (end < 0) return [text];
      at = end;
    } else if (letter === ' ') {
      if (/^ (?:or|xor|implies) /.test(text.slice(at, at + 9))) return [text];
      if (text.startsWith(' and ', at)) {
        parts.push(bare(text.slice(from, at)));
        from = at + 5;
      }
    }
  }
  return [...parts, bare(text.slice(from))];
}

function claim(text: string): Claim {
  const denied =
    /^(.*)\.not\(\)$/s.exec(text)?.[1] ??
    /^not (.*)$/s.exec(text)?.[1] ??
    /^(.*) (?:=|~) false$/s.exec(text)?.[1] ??
    undefined;
  if (denied === undefined) return { text: bare(text.replace(/ (?:=|~) true$/, '')), denied: false };
  // `a or b.not()` denies b only
  const whole = bare(denied);
  if (whole === denied && / (?:or|and|xor|implies|=|~|!=) /.test(denied)) return { text, denied: false };
  const inner = claim(whole);
  return { text: inner.text, denied: !inner.denied };
}
