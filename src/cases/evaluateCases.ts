import { type ConditionEvaluator, conditionEvaluator } from '../apply/conditionEvaluator.ts';
import { type RecordVariables, recordVariables } from '../apply/recordVariables.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { caseContext } from './caseContext.ts';
import { type CaseReading, caseReading } from './caseReading.ts';
import type { PatientCase } from './patientCase.ts';

/** A case with the variables that the driver makes of its records, and the logic read over them. */
export interface EvaluatedCase extends CaseReading {
  readonly patient: PatientCase;
  readonly variables: RecordVariables;
  readonly evaluate: ConditionEvaluator;
}

/**
 * Reads the logic over cases of a guideline, one at a time, with one evaluator for each day: it has its own clock. What the driver
 * says of the records is part of the test and not reported.
 */
export async function evaluateCases(
  cases: readonly PatientCase[],
  guideline: Guideline,
): Promise<(patient: PatientCase) => EvaluatedCase> {
  const evaluators = new Map<string, ConditionEvaluator>();
  for (const today of new Set(cases.map(({ asOf }) => asOf)))
    evaluators.set(today, await conditionEvaluator({ today }));
  return (patient) => {
    const evaluate = evaluators.get(patient.asOf) as ConditionEvaluator;
    const variables = recordVariables(patient.records, caseContext(patient, guideline), () => undefined);
    return { patient, variables, evaluate, ...caseReading(guideline, evaluate, variables) };
  };
}
