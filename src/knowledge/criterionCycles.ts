import type { Criterion } from '../logic/criterion.ts';
import { namedDirectly } from '../logic/namedDirectly.ts';

/** Criteria by id. */
export type CriterionGraph = ReadonlyMap<string, Criterion>;

/** Criteria that rest on themselves: each cycle once, as the ids along it, from the one that stands first. */
export function criterionCycles(criteria: CriterionGraph): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    const at = trail.indexOf(id);
    if (at >= 0) {
      cycles.push([...trail.slice(at)]);
      return;
    }
    if (done.has(id)) return;
    for (const next of new Set(namedDirectly(criteria.get(id) ?? { kind: 'any', of: [] })))
      visit(next, [...trail, id]);
    done.add(id);
  };
  for (const id of criteria.keys()) visit(id, []);
  return cycles;
}
