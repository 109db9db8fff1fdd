/**
 * An eligibility criterion as a tree. Every tongue (FHIRPath, words; CQL and diagram follow) is a printer over this one
 * type; a new member makes the compiler name each printer that lacks it.
 */
export type Criterion = Recorded | Answered | Any | All;

/** A counted Condition of the patient has a code of the list. */
export interface Recorded {
  readonly kind: 'recorded';
  /** Id of a CodeList. */
  readonly codeList: string;
  /** Whether absence from a complete, understood list rules the criterion out; otherwise absence stays unknown. */
  readonly absence: 'ruled-out' | 'unknown';
}

/** The valid questionnaire answers settle it: the id is in `%yes` or in `%no`. */
export interface Answered {
  readonly kind: 'answered';
  readonly id: string;
}

/** Met when one part is met; ruled out when all are. */
export interface Any {
  readonly kind: 'any';
  readonly of: readonly Criterion[];
}

/** Met when all parts are met; ruled out when one is. */
export interface All {
  readonly kind: 'all';
  readonly of: readonly Criterion[];
}
