import type { Place } from '../diagnostic.ts';
import type { State } from '../logic/state.ts';

/** What a criterion can be of a patient. A contradiction is a record that meets it beside the answer no; it reads as unknown. */
export type ReachableState = State | 'contradiction';

/** A state that a file of cases lists as one that no patient can be in, so that no case is owed for it. */
export interface UnreachableState {
  readonly criterion: string;
  readonly state: ReachableState;
  readonly reason: string;
  readonly place: Place;
}
