import type { Extension, PlanDefinitionActionCondition, RelatedArtifact } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Place } from '../diagnostic.ts';
import type { CodeList, Guideline, Recommendation } from '../knowledge/guideline.ts';
import { conjunctParts } from '../logic/conjunctParts.ts';
import type { Criterion } from '../logic/criterion.ts';
import { fhirpathConditions, type Lookup, type Outcome } from '../logic/fhirpath.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { canonicalTo } from './canonical.ts';
import { conditionExtensions, type Grounds } from './conditionExtension.ts';
import { criterionInWords } from './criterionInWords.ts';
import { extensionUrls } from './extensions.ts';
import { logicCanonical, logicOf } from './guidelineLogic.ts';
import { buildPlan, rowAction } from './plan.ts';
import { strategySlug } from './planSlugs.ts';
import { rowCriterion } from './rowCriterion.ts';

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
        condition: applicability(
          guideline,
          id,
          rowCriterion(guideline, recommendation),
          'met',
          considered(row.place),
        ),
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

/** Why the rule of a row asks before it applies. */
function considered(place: Place): Grounds {
  return {
    basis: 'editorial',
    rationale:
      'Nothing applies to everybody: until the row has criteria of its own, its rule needs the population of the guideline on record and a person who says that the row is being considered. Silence is neither.',
    places: [place],
  };
}

/**
 * The conditions of an action, FHIRPath in the portable subset; engines AND them. Beside each stands, as its alternative, the
 * CQL define of the part that it belongs to: it says the whole part, so that any mixture of the two languages comes to the same.
 * @param rule id of the plan
 */
export function applicability(
  guideline: Guideline,
  rule: string,
  criterion: Criterion,
  outcome: Outcome,
  grounds: Grounds,
): PlanDefinitionActionCondition[] {
  const conditionsOf = (part: Criterion) => fhirpathConditions(part, lookupIn(guideline), outcome);
  const defines = logicOf(guideline).conditions(rule, outcome);
  const parts = conjunctParts(criterion, outcome).map((part, index) => ({
    part,
    tests: conditionsOf(part),
    define: defines.parts[index],
  }));
  return conditionsOf(criterion).map((expression, index) => {
    const tested = parts.filter(({ tests }) => tests.includes(expression));
    return {
      extension: conditionExtensions(
        guideline,
        tested.map(({ part }) => part),
        grounds,
      ),
      kind: 'applicability',
      expression: {
        extension: [alternative(guideline, tested[0]?.define ?? defines.whole)],
        description:
          index === 0
            ? wholeInWords(guideline, criterion, outcome)
            : partInWords(
                guideline,
                tested.length > 0 ? tested.map(({ part }) => part) : [criterion],
                outcome,
              ),
        language: 'text/fhirpath',
        expression,
      },
    };
  });
}

/** The first condition says what all of them come to. */
function wholeInWords(guideline: Guideline, criterion: Criterion, outcome: Outcome): string {
  const words = criterionInWords(guideline, criterion);
  return {
    met: `Met: ${words.met}.`,
    'ruled-out': `Ruled out: ${words.ruledOut}.`,
    unknown: `Unknown: neither met (${words.met}) nor ruled out (${words.ruledOut}). ${words.ask.join(' ')}`,
  }[outcome];
}

/** The others say which part they belong to; a part may take several conditions. */
function partInWords(guideline: Guideline, parts: readonly Criterion[], outcome: Outcome): string {
  const said = parts.map((part) => {
    const { met, ruledOut } = criterionInWords(guideline, part);
    return { met, 'ruled-out': ruledOut, unknown: `neither met (${met}) nor ruled out (${ruledOut})` }[
      outcome
    ];
  });
  return `One of the conditions for: ${said.join('; ')}.`;
}

/** The CQL twin: plain `text/cql` with the define's name and its library, which engines run and validators know. */
function alternative(guideline: Guideline, define: string): Extension {
  return {
    url: extensionUrls.alternativeExpression,
    valueExpression: { language: 'text/cql', expression: define, reference: logicCanonical(guideline) },
  };
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

const lookups = new WeakMap<Guideline, Lookup>();

/** Finds code lists and criteria of a guideline by id; the same for the same guideline, so that facts are printed once. */
export function lookupIn(guideline: Guideline): Lookup {
  const known = lookups.get(guideline) ?? {
    codeSet: (id: string) => codeListOf(guideline, id),
    criterion: (id: string) => criterionOf(guideline, id),
  };
  lookups.set(guideline, known);
  return known;
}
