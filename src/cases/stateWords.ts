import type { ReachableState } from './unreachableState.ts';

/** A state as people say it. */
export function stateWords(state: ReachableState): string {
  return state === 'ruled-out' ? 'ruled out' : state;
}
