/**
 * A two-valued statement: a leaf in some language, or leaves joined. Leaves carry their own negation, so that `not` is
 * pushed down to them and the printed text never negates a statement that an engine might find empty.
 */
export type Predicate = Leaf | { readonly kind: 'and' | 'or'; readonly parts: readonly Predicate[] };

/** One statement and its opposite. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly text: string;
  readonly negated: string;
  /** What a printer needs to say several leaves as one; `not` keeps it. */
  readonly shape?: unknown;
}

/** True never: nothing could show it. */
export const never: Predicate = { kind: 'leaf', text: 'false', negated: 'true' };

/** True always. */
export const always: Predicate = { kind: 'leaf', text: 'true', negated: 'false' };

/** All of the parts; nested conjunctions are flattened, constants drop out. */
export function and(...parts: readonly Predicate[]): Predicate {
  return joined('and', parts);
}

/** One of the parts; nested disjunctions are flattened, constants drop out. */
export function or(...parts: readonly Predicate[]): Predicate {
  return joined('or', parts);
}

function joined(kind: 'and' | 'or', parts: readonly Predicate[]): Predicate {
  const [neutral, decisive] = kind === 'and' ? [always, never] : [never, always];
  // Said twice is said once: parts of a criterion often share a guard.
  const said = new Map<string | Predicate, Predicate>();
  for (const part of parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))) {
    const key = part.kind === 'leaf' ? part.text : part;
    if (part !== neutral) said.set(key, part);
  }
  const flat = [...said.values()];
  if (flat.includes(decisive)) return decisive;
  if (flat.length < 2) return flat[0] ?? neutral;
  return { kind, parts: flat };
}

/** The opposite, by De Morgan. */
export function not(predicate: Predicate): Predicate {
  if (predicate === never) return always;
  if (predicate === always) return never;
  if (predicate.kind === 'leaf') return { ...predicate, text: predicate.negated, negated: predicate.text };
  return joined(predicate.kind === 'and' ? 'or' : 'and', predicate.parts.map(not));
}

/** Prints with `and` and `or` as words and parentheses around whatever is joined inside something joined. */
export function printPredicate(predicate: Predicate, words = { and: ' and ', or: ' or ' }): string {
  if (predicate.kind === 'leaf') return predicate.text;
  return predicate.parts
    .map((part) => (part.kind === 'leaf' ? part.text : `(${printPredicate(part, words)})`))
    .join(words[predicate.kind]);
}

/** The statements that must all hold, one by one. */
export function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === 'and' ? predicate.parts : [predicate];
}
