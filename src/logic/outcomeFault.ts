import type { Criterion, OutcomeSet, RailOf } from './criterion.ts';
import type { FreePart } from './freeParts.ts';
import { casesOf, stateGiven } from './possibleStates.ts';
import type { State } from './state.ts';

/** Why a set of outcomes is not what it claims: a case in which none or several hold, or too many cases to try. */
export type OutcomeFault =
  | {
      readonly kind: 'none' | 'several';
      /** Ids of the outcomes that hold. */
      readonly holding: readonly string[];
      readonly states: readonly { readonly part: FreePart; readonly state: State }[];
    }
  | { readonly kind: 'too-many' };

/** Tries every case of the criteria that a set of outcomes reads, and gives the first in which not exactly one holds. */
export function outcomeFault(
  set: Pick<OutcomeSet, 'outcomes'>,
  find: (id: string) => Criterion,
): OutcomeFault | undefined {
  const ids = [...new Set(set.outcomes.flatMap(({ when }) => when.map(({ criterion }) => criterion)))];
  const roots = ids.map((id): Criterion => ({ kind: 'named', id }));
  const cases = casesOf(roots, find);
  if (!cases) return { kind: 'too-many' };
  for (const given of cases.all()) {
    const found = new Map(ids.map((id, index) => [id, stateGiven(roots[index] as Criterion, given, find)]));
    const holding = set.outcomes.filter(({ when }) => when.every((rail) => holds(rail, found)));
    if (holding.length === 1) continue;
    return {
      kind: holding.length === 0 ? 'none' : 'several',
      holding: holding.map(({ id }) => id),
      states: cases.parts.map((part) => ({ part, state: given.get(part.key) as State })),
    };
  }
  return undefined;
}

function holds({ criterion, rail }: RailOf, found: ReadonlyMap<string, State>): boolean {
  const state = found.get(criterion);
  switch (rail) {
    case 'not-met':
      return state !== 'met';
    case 'not-ruled-out':
      return state !== 'ruled-out';
    case 'met':
    case 'ruled-out':
    case 'unknown':
      return state === rail;
  }
}
