import type { HoldsAt } from '../invariants/invariantEngine.ts';
import type { Scope } from '../scope.ts';
import type { Placed } from './placed.ts';

/** What a check against one profile knows, and can ask about others. */
export interface ProfileCheck {
  readonly scope: Scope;
  /** How findings name the profile. */
  readonly name: string;
  /** Absent when no profile here has an invariant. */
  readonly holdsAt?: HoldsAt | undefined;
  /** True when a value meets another profile or type; undefined where that one is not here. */
  meets(placed: Placed, canonical: string): boolean | undefined;
  /** The same of the resource that a reference leads to; undefined where only its type is known, and that one suits. */
  targetMeets(placed: Placed, canonical: string): boolean | undefined;
}
