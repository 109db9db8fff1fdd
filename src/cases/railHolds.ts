import type { RailOf } from '../logic/criterion.ts';
import type { State } from '../logic/state.ts';

/** Whether what is asked of a criterion is so, its state given. */
export function railHolds({ rail }: Pick<RailOf, 'rail'>, state: State): boolean {
  if (rail === 'not-met') return state !== 'met';
  return rail === 'not-ruled-out' ? state !== 'ruled-out' : rail === state;
}
