import { explainPlan } from '../apply/explain/explainPlan.ts';
import { guidanceBundle } from '../apply/explain/guidanceBundle.ts';
import { prefilledResponses } from '../apply/explain/prefilledResponses.ts';
import { formsOf } from '../apply/plan/formsOf.ts';
import type { ApplyIssue, PlanDecision, PlanRequest } from '../apply/plan/planRequest.ts';
import { criterionWords } from './criterionWords.ts';
import { explanationWords } from './explanationWords.ts';

/** Forms that an explanation is printed in. */
export const explainForms = ['text', 'json', 'fhir'] as const;

export type ExplainForm = (typeof explainForms)[number];

/** Why a plan came to what it did, as text, as JSON, or as a Bundle of GuidanceResponse, OperationOutcome and responses filled in. */
export async function explained(
  request: PlanRequest,
  decision: PlanDecision,
  issues: readonly ApplyIssue[],
  form: ExplainForm,
): Promise<string> {
  const explanation = await explainPlan(request, decision);
  if (form === 'text') return explanationWords(explanation);
  const prefilled = prefilledResponses(explanation, formsOf(request.catalog));
  if (form === 'json') return `${JSON.stringify({ ...explanation, issues, prefilled }, null, 2)}\n`;
  const wordsOf = (criterion: Parameters<typeof criterionWords>[0]) =>
    criterionWords(criterion, explanation.criteria);
  return `${JSON.stringify(guidanceBundle({ explanation, issues, prefilled, wordsOf }), null, 2)}\n`;
}
