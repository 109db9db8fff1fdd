/** What sort of slip a mutation is, so that a score can be given for each. */
export type MutationKind =
  | 'combinator'
  | 'part'
  | 'not'
  | 'count'
  | 'fact'
  | 'reading'
  | 'absence'
  | 'question'
  | 'window'
  | 'guard'
  | 'band'
  | 'codes'
  | 'class'
  | 'outcome';

/** Something with one slip in it. */
export interface Mutation<T> {
  readonly kind: MutationKind;
  /** What was changed, in words that stay the same as long as the thing does. */
  readonly change: string;
  readonly value: T;
}

/** The mutations of a part, put back into the whole. */
export function within<T, W>(
  where: string,
  mutations: readonly Mutation<T>[],
  whole: (part: T) => W,
): readonly Mutation<W>[] {
  return mutations.map(({ kind, change, value }) => ({
    kind,
    change: `${where}: ${change}`,
    value: whole(value),
  }));
}

/** A list without one of its items. */
export function without<T>(items: readonly T[], index: number): readonly T[] {
  return items.filter((_, at) => at !== index);
}

/** A list with one of its items replaced. */
export function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((old, at) => (at === index ? item : old));
}
