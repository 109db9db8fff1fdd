import type { Claim } from './claimsOf.ts';

/** What a claim says of one thing: its value, or how many there are, lies between two ends; or it is a text, or is not. */
export interface Fact {
  /** The path, as written. */
  readonly on: string;
  readonly kind: 'count' | 'number' | 'days' | 'text';
  readonly least: number;
  readonly most: number;
  /** Of a text: which, and whether it is that. */
  readonly text?: string;
  readonly equal?: boolean;
  readonly said: string;
}

const days: Readonly<Record<string, number>> = { year: 365.2425, month: 30.436875, week: 7, day: 1 };
/** Smaller than any step between numbers that people write. */
const step = 1e-9;
const inverse: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};

/** A longer claim is no comparison with a constant. */
const longest = 400;

/** What a claim says that can be set against others; undefined for anything but a comparison with a constant, or presence. */
export function factOf({ text, denied }: Claim): Fact | undefined {
  if (text.length > longest) return undefined;
  const said = denied ? `not (${text})` : text;
  const [, list, test] = /^(.+)\.(exists|empty)\(\)$/s.exec(text) ?? [];
  if (list !== undefined && isPath(list))
    return (test === 'exists') !== denied
      ? { on: list, kind: 'count', least: 1, most: Infinity, said }
      : { on: list, kind: 'count', least: 0, most: 0, said };
  const [, left = '', operator = '', right = ''] = /^(.+?) ?(<=|>=|!=|<|>|=) ?([^<>=!]+)$/s.exec(text) ?? [];
  if (!isPath(left)) return undefined;
  return compared(left, (denied ? inverse[operator] : operator) ?? '', right.trim(), said);
}

function compared(left: string, operator: string, right: string, said: string): Fact | undefined {
  const [, text] = /^'([^'\\]*)'$/.exec(right) ?? [];
  if (text !== undefined)
    return operator === '=' || operator === '!='
      ? { on: left, kind: 'text', least: 0, most: 0, text, equal: operator === '=', said }
      : undefined;
  const [, list] = /^(.+)\.count\(\)$/s.exec(left) ?? [];
  if (/^-?\d+(?:\.\d+)?$/.test(right)) {
    const ends = between(operator, Number(right), list === undefined ? step : 1);
    if (!ends) return undefined;
    return list === undefined
      ? { on: left, kind: 'number', ...ends, said }
      : { on: list, kind: 'count', ...ends, said };
  }
  const [day, sign, amount, unit] =
    /^today\(\)(?: ?([-+]) ?(\d+) (year|month|week|day)s?)?$/.exec(right) ?? [];
  if (day === undefined) return undefined;
  const shift =
    (amount === undefined ? 0 : Number(amount) * (days[unit ?? ''] ?? 0)) * (sign === '-' ? -1 : 1);
  const ends = between(operator, shift, step);
  return ends && { on: left, kind: 'days', ...ends, said };
}

function between(operator: string, value: number, gap: number): { least: number; most: number } | undefined {
  switch (operator) {
    case '=':
      return { least: value, most: value };
    case '<':
      return { least: -Infinity, most: gap === 1 ? Math.ceil(value) - 1 : value - gap };
    case '<=':
      return { least: -Infinity, most: value };
    case '>':
      return { least: gap === 1 ? Math.floor(value) + 1 : value + gap, most: Infinity };
    case '>=':
      return { least: value, most: Infinity };
    default:
      return undefined;
  }
}

/** A text with its brackets in pairs, that is no expression of several parts. */
function isPath(text: string): boolean {
  let depth = 0;
  let outer = '';
  for (const letter of text.replace(/'[^']*'/g, "''")) {
    if (letter === '(') depth++;
    else if (letter === ')') {
      if (--depth < 0) return false;
    } else if (depth === 0) outer += letter;
  }
  return depth === 0 && !/[=<>]| (?:or|xor|implies|and) /.test(outer);
}

/** True where no record can meet both. */
export function excludes(a: Fact, b: Fact): boolean {
  if (a.on !== b.on || a.kind !== b.kind) return false;
  if (a.kind === 'text')
    return a.text === b.text ? a.equal !== b.equal : a.equal === true && b.equal === true;
  return a.least > b.most || b.least > a.most;
}

/** What a fact comes to by itself: a count is never below 0, nobody is born tomorrow or lives for 150 years. */
export function constantOf({ kind, least, most, on }: Fact): boolean | undefined {
  if (kind === 'count') return most < 0 ? false : least <= 0 && most === Infinity ? true : undefined;
  if (kind === 'days' && /\bbirthDate$/.test(on))
    return least > 0 || most <= -150 * 365.2425 ? false : undefined;
  return undefined;
}
