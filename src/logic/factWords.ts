import type { Span } from './span.ts';
import type { Statement } from './wordsStatement.ts';

/** A fact in its two readings, as statements. */
export interface FactWords {
  /** The record shows it. */
  readonly definite: Statement;
  /** The record shows it or gives a reason to ask; `since`: by something recorded or begun within that time. */
  readonly counted: (since?: Span) => Statement;
  /** The opposite of counted. */
  readonly notCounted: Statement;
  /** What has to be complete and understood before absence says anything. */
  readonly complete: readonly Statement[];
}
