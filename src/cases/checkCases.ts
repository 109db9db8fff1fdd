import type { Report } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Outcome } from '../logic/fhirpath.ts';
import { caseFailures, caseFinding } from './caseFailures.ts';
import { evaluateCases } from './evaluateCases.ts';
import type { PatientCase } from './patientCase.ts';

/**
 * Evaluates the criteria and outcome sets of cases with the printed FHIRPath over the driver's variables. Reports `case-state` where
 * a criterion is not what the case expects, with the evidence there is, and `case-outcome` where not the expected outcome of a set
 * holds and no other; what the driver says of the records is part of the test and not reported.
 * @returns how many cases hold
 */
export async function checkCases(
  cases: readonly PatientCase[],
  guideline: Guideline,
  report: Report,
): Promise<number> {
  const evaluated = await evaluateCases(cases, guideline);
  let hold = 0;
  for (const patient of cases) {
    const failures = caseFailures(evaluated(patient), guideline);
    for (const failure of failures) report(caseFinding(failure));
    if (failures.length === 0) hold += 1;
  }
  return hold;
}

/** The state of each expected criterion of each case, by its id. */
export async function caseStates(
  cases: readonly PatientCase[],
  guideline: Guideline,
): Promise<readonly ReadonlyMap<string, Outcome>[]> {
  const evaluated = await evaluateCases(cases, guideline);
  return cases.map((patient) => {
    const { stateOf } = evaluated(patient);
    return new Map(patient.expected.map(({ criterion }) => [criterion, stateOf(criterion)] as const));
  });
}
