import { type ConditionEvaluator, conditionEvaluator } from '../apply/conditionEvaluator.ts';
import { recordVariables } from '../apply/recordVariables.ts';
import type { Report } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Outcome } from '../logic/fhirpath.ts';
import { caseContext } from './caseContext.ts';
import { caseEvidence } from './caseEvidence.ts';
import { caseReading } from './caseReading.ts';
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
  const evaluators = await evaluatorsFor(cases);
  let hold = 0;
  for (const patient of cases) {
    let sound = true;
    const fault: Report = (diagnostic) => {
      sound = false;
      report(diagnostic);
    };
    checkCase(patient, guideline, evaluators.get(patient.asOf) as ConditionEvaluator, fault);
    if (sound) hold += 1;
  }
  return hold;
}

function checkCase(
  patient: PatientCase,
  guideline: Guideline,
  evaluate: ConditionEvaluator,
  report: Report,
): void {
  const variables = recordVariables(patient.records, caseContext(patient, guideline), () => undefined);
  const { stateOf, outcomesOf } = caseReading(guideline, evaluate, variables);
  for (const { criterion, state, place } of patient.expected) {
    const found = stateOf(criterion);
    if (found === state) continue;
    const evidence = caseEvidence(criterion, guideline, evaluate, variables);
    report({
      code: 'case-state',
      severity: 'error',
      message: `"${criterion}" is ${said(found)} for this patient, not ${said(state)} (${evidence}). Mend the case, or the criterion.`,
      place,
    });
  }
  for (const { set, outcome, place } of patient.outcomes) {
    const found = outcomesOf(set);
    if (found.length === 1 && found[0] === outcome) continue;
    const states = statesOf(set, guideline).map((id) => `${id} ${said(stateOf(id))}`);
    report({
      code: 'case-outcome',
      severity: 'error',
      message: `Of "${set}" ${found.length === 0 ? 'no outcome holds' : `${found.join(' and ')} holds`} for this patient, not ${outcome} (${states.join(', ')}). Mend the case, or the outcomes.`,
      place,
    });
  }
}

/** Ids of the criteria that the outcomes of a set read. */
function statesOf(id: string, { outcomes = [] }: Guideline): readonly string[] {
  const set = outcomes.find((each) => each.id === id);
  return [...new Set(set?.outcomes.flatMap(({ when }) => when.map(({ criterion }) => criterion)))];
}

/** The state of each expected criterion of each case, by its id. */
export async function caseStates(
  cases: readonly PatientCase[],
  guideline: Guideline,
): Promise<readonly ReadonlyMap<string, Outcome>[]> {
  const evaluators = await evaluatorsFor(cases);
  return cases.map((patient) => {
    const evaluate = evaluators.get(patient.asOf) as ConditionEvaluator;
    const variables = recordVariables(patient.records, caseContext(patient, guideline), () => undefined);
    const { stateOf } = caseReading(guideline, evaluate, variables);
    return new Map(patient.expected.map(({ criterion }) => [criterion, stateOf(criterion)] as const));
  });
}

/** One for each day: it has its own clock. */
async function evaluatorsFor(
  cases: readonly PatientCase[],
): Promise<ReadonlyMap<string, ConditionEvaluator>> {
  const evaluators = new Map<string, ConditionEvaluator>();
  for (const today of new Set(cases.map(({ asOf }) => asOf)))
    evaluators.set(today, await conditionEvaluator({ today }));
  return evaluators;
}

function said(state: Outcome): string {
  return state === 'ruled-out' ? 'ruled out' : state;
}
