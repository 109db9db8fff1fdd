import type { PlanDefinition } from 'fhir/r4.js';
import { conditionEvaluator } from '../../../src/apply/conditionEvaluator.ts';
import { recordVariables } from '../../../src/apply/recordVariables.ts';
import { caseContext } from '../../../src/cases/caseContext.ts';
import { caseReading } from '../../../src/cases/caseReading.ts';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';

/** What each plan asks before it says anything about an outcome. */
const spokenWhen: Readonly<Record<string, string>> = {
  'idds-eligibility': 'idds-speak',
  'idds-order-check': 'idds-ordered',
};

/** Plans that say outcomes. */
export const outcomePlans: readonly string[] = Object.keys(spokenWhen);

/**
 * The cards of outcomes that a plan should show for a case: that of the outcome a clinician expects, where the plan speaks and has such
 * a card, and no other. Undefined where the case expects no outcome.
 */
export async function expectedOutcomes(
  patient: PatientCase,
  plan: PlanDefinition,
  guideline: Guideline,
): Promise<readonly string[] | undefined> {
  const expected = patient.outcomes.find(({ set }) => set === 'idds')?.outcome;
  if (expected === undefined) return undefined;
  const evaluate = await conditionEvaluator({ today: patient.asOf });
  const variables = recordVariables(patient.records, caseContext(patient, guideline), () => undefined);
  const { stateOf } = caseReading(guideline, evaluate, variables);
  const speaks = stateOf(spokenWhen[plan.id ?? ''] ?? '') === 'met';
  return speaks && outcomeCards(plan, guideline).includes(expected) ? [expected] : [];
}

/** Ids of the outermost actions of a plan that stand for an outcome. */
export function outcomeCards(
  { action = [] }: PlanDefinition,
  { outcomes = [] }: Guideline,
): readonly string[] {
  const ids = outcomes.find(({ id }) => id === 'idds')?.outcomes.map(({ id }) => id) ?? [];
  return action.flatMap(({ id }) => (id !== undefined && ids.includes(id) ? [id] : []));
}
