import type { CodeSet } from '../codeSet.ts';
import type { Reading } from './recordReading.ts';

/** Where the printer finds the codes of a list, and how it may write them. */
export interface CodeTerms {
  /** A code list by its id; the guideline is sound, so it is there. */
  readonly codeSet: (id: string) => CodeSet;
  /**
   * Canonical url of the ValueSet that holds the codes of a reading (docs/logic.md, Membership). Where it is given the
   * printer writes `memberOf`, for sites with a terminology server; without it the codes stand in the expression.
   */
  readonly valueSet?: (id: string, reading: Reading) => string;
}
