import type { ExpressionCode } from '../catalogue/expressionFaults.ts';
/** A fault in an expression. */
export interface ExpressionFinding {
  /** Stable name of the rule: `fhirpath-choice-uncast`. */
  readonly code: ExpressionCode;
  /** What was found and what to write instead. */
  readonly message: string;
  /** 1-based, where it shows. */
  readonly column: number;
}
