import type { Bundle, PlanDefinition, RequestGroup } from 'fhir/r4.js';
import { applyPlan } from '../apply/plan/applyPlan.ts';
import type { Catalog } from '../artifact.ts';
import type { EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { idOf } from '../resources/canonical.ts';
import type { CaseFailure } from './caseFailures.ts';
import type { EvaluatedCase } from './evaluateCases.ts';
import { expectedCards } from './expectedCards.ts';
import { type HookCard, hookCard } from './hooks/hookCard.ts';
import { stateWords } from './stateWords.ts';

/** What a plan came to for a case, beside what the case leads to. */
export interface AppliedCase {
  readonly plan: EligibilityPlan;
  /** The plan's PlanDefinition. */
  readonly definition: PlanDefinition;
  /** Ids of the outermost cards that the case leads to. */
  readonly expected: readonly string[];
  /** The cards that `$apply` shows, by id. */
  readonly shown: ReadonlyMap<string, HookCard>;
  readonly failures: readonly CaseFailure[];
}

/** Applies a plan to the patient of a case (`$apply`) and compares its outermost actions with what the case leads to. */
export async function applyCase(
  plan: EligibilityPlan,
  evaluated: EvaluatedCase,
  guideline: Guideline,
  catalog: Catalog,
): Promise<AppliedCase> {
  const { records: data, subject, asOf, complete, draftOrders } = evaluated.patient;
  const definition = definitionOf(plan, guideline, catalog);
  const request = { plan: definition, catalog, data, subject, asOf, complete, draftOrders };
  const { result, issues } = await applyPlan(request, 'bundle');
  const shown = new Map(
    (groupIn(result).action ?? []).map((action) => [String(action.id), hookCard(action, definition)]),
  );
  const expected = expectedCards(plan, evaluated, guideline);
  const errors = issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  const place = evaluated.patient.authored;
  const failures: CaseFailure[] = errors.map(({ diagnostics: why = 'no reason was given.' }) => ({
    code: 'case-apply',
    subject: plan.id,
    expected: 'no error',
    found: 'an error',
    why,
    place,
  }));
  const [due, found] = [wordsOf(expected), wordsOf([...shown.keys()])];
  if (due !== found) {
    const why = statesOf(plan, evaluated);
    failures.push({ code: 'case-cards', subject: plan.id, expected: due, found, why, place });
  }
  return { plan, definition, expected, shown, failures };
}

/** The PlanDefinition that was built of a plan. */
export function definitionOf(
  { id }: EligibilityPlan,
  guideline: Guideline,
  catalog: Catalog,
): PlanDefinition {
  const found = catalog.byReference(`PlanDefinition/${idOf(guideline, id)}`)?.resource;
  if (found?.resourceType !== 'PlanDefinition') throw new Error(`no PlanDefinition was built of ${id}`);
  return found;
}

/** The group of the plan itself stands first. */
function groupIn({ entry = [] }: Bundle): RequestGroup {
  const [first] = entry;
  if (first?.resource?.resourceType !== 'RequestGroup') throw new Error('no RequestGroup came of a plan');
  return first.resource as RequestGroup;
}

function wordsOf(cards: readonly string[]): string {
  return cards.join(' and ') || 'no card';
}

/** The states of the criteria that the outermost cards name. */
function statesOf({ cards }: EligibilityPlan, { stateOf }: EvaluatedCase): string {
  const named = new Set(cards.flatMap(({ when }) => when.map(({ criterion }) => criterion)));
  return [...named].map((id) => `${id} ${stateWords(stateOf(id))}`).join(', ');
}
