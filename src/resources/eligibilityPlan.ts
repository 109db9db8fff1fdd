import type { PlanDefinitionAction } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { EligibilityPlan, Guideline } from '../knowledge/guideline.ts';
import { citation } from './canonical.ts';
import { derivations } from './extensions.ts';
import { buildPlan, guidelineBasedCare } from './plan.ts';
import { applicability, logicDependencies } from './recommendationPlan.ts';

/**
 * A criterion over the patient's record as a plan: it says what is met and what is unknown, and stays silent when the
 * criterion is ruled out. It orders nothing.
 */
export function buildEligibility(guideline: Guideline, plan: EligibilityPlan): Artifact {
  const { id, title, description, criterion, places, rationale, authored } = plan;
  return buildPlan(guideline, {
    slug: id,
    name: `Eligibility ${id}`,
    title,
    description,
    type: 'eca-rule',
    profile: 'computableplandefinition',
    executable: true,
    rationale,
    related: logicDependencies(guideline, criterion),
    action: [said(guideline, plan, 'met'), said(guideline, plan, 'unknown')],
    sources: places,
    authored,
  });
}

function said(guideline: Guideline, plan: EligibilityPlan, outcome: 'met' | 'unknown'): PlanDefinitionAction {
  return {
    id: outcome,
    extension: derivations(guideline, plan.places),
    title: plan[outcome].title,
    description: plan[outcome].description,
    code: [{ coding: [guidelineBasedCare] }],
    documentation: [citation(guideline)],
    condition: applicability(guideline, plan.id, plan.criterion, outcome, {
      basis: 'editorial',
      rationale: plan.rationale,
      places: plan.places,
    }),
  };
}
