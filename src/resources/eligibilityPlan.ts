import type { PlanDefinitionAction } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Card, EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import { applicability } from './applicability.ts';
import { canonicalTo, citation, urlOf } from './canonical.ts';
import { cardRule, cardSaid } from './cardSaid.ts';
import type { CodeSets } from './codeSets.ts';
import { effectiveDataRequirements, planTypes } from './dataRequirementsLibrary.ts';
import { derivations, extensionUrls } from './extensions.ts';
import { listVariable, listVariableSlug } from './listVariable.ts';
import { logicDependencies } from './logicDependencies.ts';
import { buildPlan, guidelineBasedCare } from './plan.ts';
import { cardStatements, cardsIn } from './planRules.ts';
import { actionRatings } from './ratings.ts';

/**
 * A plan over the patient's record. Its outermost actions are what CDS Hooks services make cards of (`title` the summary,
 * `priority` the indicator, `documentation[0]` the source), so they stand flat and carry the hook; what stands below an action is
 * said, or proposed, only with it. `input` names the list variables without an id: HAPI would make a parameter of an input that has
 * one, and an empty list would then drop every condition of the action.
 */
export function buildEligibility(
  guideline: Guideline,
  plan: EligibilityPlan,
  codeSets: CodeSets = 'inline',
): Artifact {
  const { id, title, description, cards, hooks, places, rationale, authored } = plan;
  const inputs = planTypes(guideline, plan).map((type) => ({
    extension: [
      { url: urlOf(guideline, 'StructureDefinition', listVariableSlug), valueString: listVariable[type] },
    ],
    type,
  }));
  const action = cards.map((card): PlanDefinitionAction => {
    const { before, after } = cardSaid(guideline, plan, card);
    return {
      ...actionOf(guideline, plan, card, codeSets),
      description: `${before}${after}`,
      input: inputs,
      ...(hooks.length > 0 && { trigger: hooks.map((name) => ({ type: 'named-event' as const, name })) }),
    };
  });
  const criteria = cardsIn(cards)
    .flatMap(cardStatements)
    .map(({ criterion }) => criterion);
  return buildPlan(guideline, {
    slug: id,
    name: `Eligibility ${id}`,
    title,
    description,
    type: 'eca-rule',
    profile: 'computableplandefinition',
    executable: true,
    rationale,
    related: logicDependencies(guideline, criteria, action),
    extension: [effectiveDataRequirements(guideline, plan)],
    action,
    sources: places,
    authored,
  });
}

function actionOf(
  guideline: Guideline,
  plan: EligibilityPlan,
  card: Card,
  codeSets: CodeSets,
): PlanDefinitionAction {
  const { id, title, description, priority, places, basis, rationale = plan.rationale, cards } = card;
  const row = rowOf(guideline, card);
  return {
    id,
    extension: [
      ...(row ? actionRatings(guideline, row) : []),
      ...(card.rationale ? [{ url: extensionUrls.rationale, valueMarkdown: card.rationale }] : []),
      ...derivations(guideline, row ? [row.row.place] : places),
    ],
    title,
    description,
    ...(priority && { priority }),
    code: [{ coding: [guidelineBasedCare] }],
    documentation: [
      citation(guideline),
      ...(row
        ? [
            {
              type: 'justification' as const,
              display: `Evidence: ${row.title}`,
              resource: canonicalTo(guideline, 'Evidence', row.id),
            },
          ]
        : []),
    ],
    condition: applicability(
      guideline,
      cardRule(plan, card),
      cardStatements(card),
      { basis, rationale, places },
      codeSets,
    ),
    ...proposal(guideline, card),
    ...(cards.length > 0 && { action: cards.map((below) => actionOf(guideline, plan, below, codeSets)) }),
  };
}

function rowOf({ recommendations }: Guideline, { proposes }: Card): Recommendation | undefined {
  return proposes && 'row' in proposes ? recommendations.find(({ id }) => id === proposes.row) : undefined;
}

function proposal(guideline: Guideline, { proposes }: Card): Partial<PlanDefinitionAction> {
  if (!proposes) return {};
  const slug = 'row' in proposes ? proposes.row : proposes.activity;
  const create = {
    system: 'http://terminology.hl7.org/CodeSystem/action-type',
    code: 'create',
    display: 'Create',
  };
  return {
    type: { coding: [create] },
    definitionCanonical: canonicalTo(guideline, 'ActivityDefinition', slug),
  };
}
