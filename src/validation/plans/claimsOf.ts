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
  return unwrapped(text.replace(quotedOrSpace, (found) => (/^\s/.test(found) ? ' ' : found)).trim());
}

const quotedOrSpace = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\s+/g;

function unwrapped(text: string): string {
  return text.startsWith('(') && closing(text, 0) === text.length - 1
    ? unwrapped(text.slice(1, -1).trim())
    : text;
}

/** Where the bracket at a place is closed; quotes are skipped. */
function closing(text: string, from: number): number {
  let depth = 0;
  const next = /['"([{)\]}]/g;
  next.lastIndex = from;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const [letter] = found;
    if (letter === "'" || letter === '"') next.lastIndex = quoteEnd(text, found.index) + 1;
    else if ('([{'.includes(letter)) depth += 1;
    else {
      depth -= 1;
      if (depth === 0) return found.index;
    }
  }
  return -1;
}

function quoteEnd(text: string, from: number): number {
  const next = text[from] === "'" ? /\\.|'/gs : /\\.|"/gs;
  next.lastIndex = from + 1;
  for (let found = next.exec(text); found; found = next.exec(text))
    if (found[0].length === 1) return found.index;
  return text.length;
}

/** Splits where `and` joins the whole; a text that joins by `or`, `xor` or `implies` stays one claim. */
function splitAnd(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  const next = /['"([{]| (?:and|or|xor|implies) /g;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const [sign] = found;
    if (sign === "'" || sign === '"') next.lastIndex = quoteEnd(text, found.index) + 1;
    else if ('([{'.includes(sign)) {
      const end = closing(text, found.index);
      if (end < 0) return [text];
      next.lastIndex = end + 1;
    } else if (sign !== ' and ') return [text];
    else {
      parts.push(unwrapped(text.slice(from, found.index)));
      from = found.index + sign.length;
      // one space may end a word and begin another
      next.lastIndex = from - 1;
    }
  }
  return [...parts, unwrapped(text.slice(from))];
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
