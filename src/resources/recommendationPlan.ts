import type { PlanDefinitionActionCondition, RelatedArtifact } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { CodeList, Guideline, Recommendation } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { answeredBy, conditionIn } from '../logic/evidence.ts';
import { fhirpathConditions, type Lookup, type Outcome } from '../logic/fhirpath.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { canonicalTo } from './canonical.ts';
import { criterionInWords } from './criterionInWords.ts';
import { buildPlan, rowAction } from './plan.ts';
import { strategySlug } from './planSlugs.ts';

/** An actionable row as a rule: one action, never without a condition. */
export function buildRecommendation(guideline: Guideline, recommendation: Recommendation): Artifact {
  const { id, row, title, rationale, kind, authored } = recommendation;
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
    related: logicDependencies(guideline, rowCriterion(guideline, recommendation)),
    action: [
      {
        // Short: engines join it with the activity's id, and an id has 64 characters.
        id: 'propose',
        ...rowAction(guideline, recommendation),
        condition: applicability(guideline, rowCriterion(guideline, recommendation), 'met'),
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
      },
    ],
    sources: [row.place],
    authored,
  });
}

/** When the rule of a row applies: the guideline's population is recorded, and somebody says the row is in question. */
export function rowCriterion({ population }: Guideline, { id }: Recommendation): Criterion {
  const asked = answeredBy(id);
  if (!population.codeList) return asked;
  return { kind: 'all', of: [conditionIn(population.codeList, 'unknown'), asked] };
}

/** The conditions of an action, FHIRPath in the portable subset; engines AND them. */
export function applicability(
  guideline: Guideline,
  criterion: Criterion,
  outcome: Outcome,
): PlanDefinitionActionCondition[] {
  const words = criterionInWords(guideline, criterion);
  const description = {
    met: `Met: ${words.met}.`,
    'ruled-out': `Ruled out: ${words.ruledOut}.`,
    unknown: `Neither met (${words.met}) nor ruled out (${words.ruledOut}).`,
  }[outcome];
  return fhirpathConditions(criterion, lookupIn(guideline), outcome).map((expression, index) => ({
    kind: 'applicability',
    expression: { ...(index === 0 && { description }), language: 'text/fhirpath', expression },
  }));
}

/** What the criterion reads: its value sets and, where it asks, the Questionnaire. */
export function logicDependencies(guideline: Guideline, criterion: Criterion): RelatedArtifact[] {
  const { facts, questions } = readsOf(criterion, (id) => criterionOf(guideline, id));
  return [
    ...codeListsOf(facts).map(
      (id): RelatedArtifact => ({
        type: 'depends-on',
        display: codeListOf(guideline, id).title,
        resource: canonicalTo(guideline, 'ValueSet', id),
      }),
    ),
    ...(questions.length > 0
      ? [
          {
            type: 'depends-on' as const,
            display: 'What is being considered',
            resource: canonicalTo(guideline, 'Questionnaire', 'considering'),
          },
        ]
      : []),
  ];
}

function codeListOf(guideline: Guideline, id: string): CodeList {
  return guideline.codeLists.find((list) => list.id === id) as CodeList;
}

function criterionOf(guideline: Guideline, id: string): Criterion {
  const found = guideline.criteria.find((one) => one.id === id);
  if (!found) throw new Error(`no criterion ${id}`);
  return found.criterion;
}

/** Finds code lists and criteria of a guideline by id. */
function lookupIn(guideline: Guideline): Lookup {
  return {
    codeSet: (id) => codeListOf(guideline, id),
    criterion: (id) => criterionOf(guideline, id),
  };
}
