/** A part of a regular expression that engines read differently or not at all. */
export interface PatternFault {
  /** From where it shows, to the end of the pattern. */
  readonly rest: string;
  /** What to write instead. */
  readonly instead: string;
}

const literal = /^(?:[\p{L}\p{N} _/:,#@!%=~<>"-]|\\\\\.)/u;
const anything = /^\.\*/;
const oneOf = /^\[[^[\]^\\]+\]/;
const quantifier = /^(?:[?*+]|\{\d+(?:,\d+)?\})/;

/**
 * Why a pattern of `matches` is not portable: it uses something besides letters and digits, a dot in brackets, classes of letters and
 * ranges, groups `(?:...|...)`, `.*`, and one of `?`, `*`, `+`, `{n}`, `{n,m}` behind them. Flags, possessive and lazy quantifiers, named
 * classes, back references and looking around differ between Java and JavaScript, and a pattern that does not parse throws in some engines
 * when a patient is read. Undefined for a pattern that all read alike.
 * @param pattern what stands between `^` and `$`, as FHIRPath writes it: a backslash is doubled
 */
export function patternFault(pattern: string): PatternFault | undefined {
  let rest = pattern;
  let depth = 0;
  const fault = (instead: string): PatternFault => ({ rest, instead });
  while (rest !== '') {
    const before = rest;
    if (rest.startsWith('(?:')) {
      depth += 1;
      rest = rest.slice(3);
      if (quantifier.test(rest)) return fault('Nothing stands before this to repeat.');
      continue;
    }
    if (rest.startsWith('|')) {
      rest = rest.slice(1);
      if (quantifier.test(rest)) return fault('Nothing stands before this to repeat.');
      continue;
    }
    if (rest.startsWith(')')) {
      if (depth === 0) return fault('No group was opened.');
      depth -= 1;
      rest = rest.slice(1);
    } else if (anything.test(rest)) {
      rest = rest.slice(2);
      if (quantifier.test(rest)) return fault('Once is enough.');
      continue;
    } else {
      const [part] = literal.exec(rest) ?? oneOf.exec(rest) ?? [];
      if (part === undefined) return fault(insteadOf(rest));
      const flaw = part.startsWith('[') ? classFlaw(part.slice(1, -1)) : undefined;
      if (flaw !== undefined) return fault(flaw);
      rest = rest.slice(part.length);
    }
    const [repeated = ''] = quantifier.exec(rest) ?? [];
    if (repeated !== '' && quantifier.test(rest.slice(repeated.length))) {
      rest = before;
      return fault('Write one of ?, *, +, {n}, {n,m}; lazy and possessive ones are not known everywhere.');
    }
    rest = rest.slice(repeated.length);
  }
  return depth === 0 ? undefined : { rest: pattern, instead: 'A group is not closed.' };
}

function insteadOf(rest: string): string {
  if (rest.startsWith('('))
    return 'Groups are written (?:...); flags and looking around are not known everywhere.';
  if (rest.startsWith('.')) return 'A dot stands for any character: write [.] for a dot, .* for anything.';
  if (rest.startsWith('['))
    return 'A class holds letters, digits and ranges of them, [A-Z0-9], and no other class.';
  if (rest.startsWith('\\'))
    return 'Of what a backslash may mean only \\\\. is portable; write [.], [0-9], [A-Z].';
  if (quantifier.test(rest)) return 'Nothing stands before this to repeat.';
  return 'Put the character into a class of its own: [+].';
}

/** Ranges go up within the letters or digits; a lone hyphen, and what two ampersands mean in Java, would be read in two ways. */
function classFlaw(inner: string): string | undefined {
  if (inner === '-') return undefined;
  const words = inner.replaceAll(/([A-Z])-([A-Z])|([a-z])-([a-z])|(\d)-(\d)/g, (range) =>
    (range[0] as string) <= (range[2] as string) ? '' : range,
  );
  if (words.includes('-'))
    return 'A range goes up, from a letter to a letter or a digit to a digit; a hyphen stands alone, [-].';
  return words.includes('&&') || words.startsWith(':')
    ? 'Name each character once; no class has a name.'
    : undefined;
}
