import type { Place } from '../../diagnostic.ts';

/** A finding that somebody looked at and accepts. */
export interface IgnoreEntry {
  /** Code of the rule. */
  readonly code: string;
  /** Files, as `fileMatches` reads them; any if nothing is said. */
  readonly path?: string;
  /** FHIRPath of an element, all within it included; any if nothing is said. */
  readonly element?: string;
  /** Why it is accepted. */
  readonly reason: string;
  /** Where the entry stands. */
  readonly place: Place;
}
