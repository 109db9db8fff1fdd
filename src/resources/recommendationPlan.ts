import type { PlanDefinitionAction } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import type { Criterion } from '../logic/criterion.ts';
import { applicability } from './applicability.ts';
import { canonicalTo } from './canonical.ts';
import type { CodeSets } from './codeSets.ts';
import type { Grounds } from './conditionExtension.ts';
import { logicDependencies } from './logicDependencies.ts';
import { buildPlan, rowAction } from './plan.ts';
import { strategySlug } from './planSlugs.ts';
import { rowCriterion } from './rowCriterion.ts';

/** An actionable row as a rule: one action, never without a condition. */
export function buildRecommendation(
  guideline: Guideline,
  recommendation: Recommendation,
  codeSets: CodeSets = 'inline',
): Artifact {
  const { id, row, title, rationale, authored } = recommendation;
  const criterion = rowCriterion(guideline, recommendation);
  const action = [proposal(guideline, recommendation, criterion, codeSets)];
  return buildPlan(guideline, {
    slug: id,
    name: `Recommendation ${id}`,
    title,
    description: row.statement,
    type: 'eca-rule',
    profile: 'recommendationdefinition',
    executable: true,
    partOf: strategySlug({ id: row.section }),
    rationale,
    related: logicDependencies(guideline, [criterion], action),
    action,
    sources: [row.place],
    authored,
  });
}

function proposal(
  guideline: Guideline,
  recommendation: Recommendation,
  criterion: Criterion,
  codeSets: CodeSets,
): PlanDefinitionAction {
  const { id, row, kind } = recommendation;
  const statements = [{ criterion, outcome: 'met' as const }];
  return {
    // Short: engines join it with the activity's id, and an id has 64 characters.
    id: 'propose',
    ...rowAction(guideline, recommendation),
    condition: applicability(guideline, id, statements, considered(row.place), codeSets),
    type: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/action-type',
          code: 'create',
          display: 'Create',
        },
      ],
    },
    ...(kind === 'intervention-conditional' && { requiredBehavior: 'could' as const }),
    definitionCanonical: canonicalTo(guideline, 'ActivityDefinition', id),
  };
}

/** Why the rule of a row asks before it applies. */
function considered(place: Place): Grounds {
  return {
    basis: 'editorial',
    rationale:
      'Nothing applies to everybody: until the row has criteria of its own, its rule needs the population of the guideline on record and a person who says that the row is being considered. Silence is neither.',
    places: [place],
  };
}
