import type { Criterion } from './criterion.ts';

/** A part of criteria whose state is independent of all other parts: nothing below it is used elsewhere. */
export interface FreePart {
  readonly key: string;
  readonly criterion: Criterion;
  /** Id of the named criterion that it stands in, or is. */
  readonly within: string | undefined;
}

type Find = (id: string) => Criterion;

/**
 * Cuts criteria into the largest parts that are independent of each other, so that the states of all are found by trying
 * those of a few. What two criteria share is a part of its own. Evidence counts as independent of other evidence: a record
 * may well tie two together, so more cases are tried than patients can have, never fewer.
 */
export function freeParts(roots: readonly Criterion[], find: Find): readonly FreePart[] {
  const uses = new Map<string, number>();
  const atoms = new Map<string, Map<string, number>>();
  for (const root of roots) count(root, find, uses, atoms);
  const free = (key: string): boolean =>
    [...(atoms.get(key) as Map<string, number>)].every(
      ([atom, times]) => times * (uses.get(key) as number) === uses.get(atom),
    );
  const parts = new Map<string, FreePart>();
  const visit = (criterion: Criterion, within: string | undefined): void => {
    const key = keyOf(criterion);
    const inside = criterion.kind === 'named' ? criterion.id : within;
    if (free(key)) parts.set(key, { key, criterion, within: inside });
    else for (const part of partsOf(criterion, find)) visit(part, inside);
  };
  for (const root of roots) visit(root, undefined);
  return [...parts.values()];
}

/** Counts how often each node is used, and how often each piece of evidence stands below it. */
function count(
  criterion: Criterion,
  find: Find,
  uses: Map<string, number>,
  atoms: Map<string, Map<string, number>>,
): ReadonlyMap<string, number> {
  const key = keyOf(criterion);
  uses.set(key, (uses.get(key) ?? 0) + 1);
  const below = new Map<string, number>();
  if (criterion.kind === 'evidence') below.set(key, 1);
  for (const part of partsOf(criterion, find))
    for (const [atom, times] of count(part, find, uses, atoms))
      below.set(atom, (below.get(atom) ?? 0) + times);
  atoms.set(key, below);
  return below;
}

/** What a criterion is directly made of. */
export function partsOf(criterion: Criterion, find: Find): readonly Criterion[] {
  switch (criterion.kind) {
    case 'evidence':
      return [];
    case 'named':
      return [find(criterion.id)];
    case 'not':
      return [criterion.of];
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of;
  }
}

const keys = new WeakMap<Criterion, string>();
let next = 0;

/** The same for the same criterion: a name, the question of what is only answered, else the object itself. */
export function keyOf(criterion: Criterion): string {
  if (criterion.kind === 'named') return `named ${criterion.id}`;
  if (
    criterion.kind === 'evidence' &&
    criterion.question &&
    criterion.recorded.length + criterion.possible.length === 0
  )
    return `answer ${criterion.question.id}`;
  let key = keys.get(criterion);
  if (key === undefined) {
    key = `node ${next++}`;
    keys.set(criterion, key);
  }
  return key;
}
