import type { NamedCriterion } from '../../../src/logic/criterion.ts';
import { namedDirectly } from '../../../src/logic/namedDirectly.ts';

/** Which criteria name which. */
export interface Dependents {
  /** All ids, those that are named before those that name them. */
  readonly inOrder: readonly string[];
  /** What a criterion names itself. */
  directly(id: string): readonly string[];
  /** All that name a criterion, or name one that does. */
  of(id: string): readonly string[];
}

/** Puts criteria in order; a sound guideline has no cycle. */
export function dependentsOf(criteria: readonly NamedCriterion[]): Dependents {
  const named = new Map(criteria.map(({ id, criterion }) => [id, namedDirectly(criterion)]));
  const inOrder = new Set<string>();
  const visit = (id: string): void => {
    for (const inner of named.get(id) ?? []) visit(inner);
    inOrder.add(id);
  };
  for (const { id } of criteria) visit(id);
  const directly = (id: string) => named.get(id) ?? [];
  return {
    inOrder: [...inOrder],
    directly,
    of: (id) => {
      const found = new Set([id]);
      for (const other of inOrder) if (directly(other).some((inner) => found.has(inner))) found.add(other);
      found.delete(id);
      return [...found];
    },
  };
}
