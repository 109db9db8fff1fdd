import type { ValueSet } from 'fhir/r4.js';
import { fhirpathEngine } from './fhirpathEngine.ts';
import type { RecordVariables } from './recordVariables.ts';

/** What conditions are evaluated with, besides the records. */
export interface EvaluatorOptions {
  /** YYYY-MM-DD: what `today()` is. `now()` is its noon. */
  readonly today: string;
  /** What `memberOf` looks codes up in; no server is asked. */
  readonly valueSets?: readonly ValueSet[];
}

/** The value of a condition; undefined where it is empty or no single Boolean, which engines take for "does not apply". */
export type ConditionEvaluator = (expression: string, variables: RecordVariables) => boolean | undefined;

/**
 * A FHIRPath evaluator for conditions over the list variables: with its own clock and without a terminology server. It
 * throws what the engine throws, for instance on an expression that does not parse. Each expression is compiled once.
 */
export async function conditionEvaluator(options: EvaluatorOptions): Promise<ConditionEvaluator> {
  const engine = await fhirpathEngine(options);
  return (expression, variables) => {
    const [value, ...more] = engine(expression, {}, variables);
    return typeof value === 'boolean' && more.length === 0 ? value : undefined;
  };
}
