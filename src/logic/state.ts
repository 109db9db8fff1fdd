import type { Criterion } from './criterion.ts';

/** What a criterion is of one patient. */
export type State = 'met' | 'ruled-out' | 'unknown';

/** The states in the order in which cases are tried: the least said first. */
export const states: readonly State[] = ['unknown', 'met', 'ruled-out'];

/** The state of a composed criterion, its parts' states given. */
export function composedState(criterion: Composed, parts: readonly State[]): State {
  if (criterion.kind === 'not') return swapped(parts[0] as State);
  const mets = parts.filter((part) => part === 'met').length;
  const outs = parts.filter((part) => part === 'ruled-out').length;
  return countedState(neededOf(criterion), parts.length, mets, outs);
}

/** Criteria made of others. */
export type Composed = Exclude<Criterion, { kind: 'evidence' | 'named' }>;

/** How many parts must be met. */
export function neededOf(criterion: Exclude<Composed, { kind: 'not' }>): number {
  switch (criterion.kind) {
    case 'any':
      return 1;
    case 'all':
      return criterion.of.length;
    case 'atLeast':
      return criterion.count;
  }
}

/** `needed` of `total` parts must be met; so many are, and so many are ruled out. */
export function countedState(needed: number, total: number, mets: number, outs: number): State {
  if (mets >= needed) return 'met';
  return outs > total - needed ? 'ruled-out' : 'unknown';
}

/** What `not` makes of a state. */
export function swapped(state: State): State {
  if (state === 'unknown') return state;
  return state === 'met' ? 'ruled-out' : 'met';
}
