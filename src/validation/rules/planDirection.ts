import type { ActivityDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { type Artifact, headOf, referenceOf } from '../../artifact.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { plansOf } from '../plans/actionsOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { isObject } from '../typedValue.ts';

const direction = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation';
const directions = 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs';
const ratings = ['cqf-strengthOfRecommendation', 'cqf-qualityOfEvidence', 'cqf-certainty', direction];

/** Systems of the other of two gradings. */
const notOf: Readonly<Record<string, string>> = {
  'cqf-strengthOfRecommendation': 'http://terminology.hl7.org/CodeSystem/evidence-quality',
  'cqf-qualityOfEvidence': 'http://terminology.hl7.org/CodeSystem/recommendation-strength',
};

/** Directions and ratings of recommendations. */
export const planDirection: Rule = {
  code: 'plan-direction',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/activitydefinition-definitions.html#ActivityDefinition.doNotPerform',
  wants:
    'What a recommendation says agrees with what it leads to: one against something does not order it. Its ratings are coded, each once.',
  why: 'A plan that orders what the guideline advises against does harm.',
  example: {
    faulty: {
      resourceType: 'ActivityDefinition',
      url: 'http://example.org/fhir/ActivityDefinition/a',
      status: 'draft',
      kind: 'ServiceRequest',
    },
    mended: {
      resourceType: 'ActivityDefinition',
      url: 'http://example.org/fhir/ActivityDefinition/a',
      status: 'draft',
      kind: 'ServiceRequest',
      doNotPerform: true,
    },
    beside: [
      {
        resourceType: 'PlanDefinition',
        id: 'pain',
        status: 'draft',
        action: [
          {
            extension: [
              {
                url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
                valueCodeableConcept: {
                  coding: [
                    {
                      system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs',
                      code: 'against',
                    },
                  ],
                },
              },
            ],
            definitionCanonical: 'http://example.org/fhir/ActivityDefinition/a',
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path } of actions) {
        yield* ratingsOf(action, path);
        yield* against(action, path, scope);
      }
    }
    if (artifact.resource.resourceType === 'ActivityDefinition') yield* inPlans(artifact, scope);
  },
};

function* ratingsOf(action: PlanDefinitionAction, path: string): Iterable<Finding> {
  for (const [index, each] of (action.extension ?? []).entries()) {
    const name = each.url.replace(/.*\//, '');
    if (!ratings.some((rating) => rating.endsWith(name)) || name === 'cqf-certainty') continue;
    const fhirPath = `${path}.extension[${index}]`;
    const coding = each.valueCodeableConcept?.coding ?? [];
    if (coding.length === 0)
      yield { severity: 'warning', message: `${name} has no code: software cannot compare it.`, fhirPath };
    const other = coding.every(({ system }) => system === notOf[name]) && notOf[name];
    if (other && coding.length > 0)
      yield {
        severity: 'warning',
        message: `${name} is coded by ${other}, which grades something else.`,
        fhirPath: `${fhirPath}.value.ofType(CodeableConcept)`,
      };
  }
  for (const rating of ratings.filter((name) => name !== 'cqf-certainty'))
    if (extensionsOf(action, rating).length > 1)
      yield {
        severity: 'warning',
        message: `${rating.replace(/.*\//, '')} stands several times: keep one.`,
        fhirPath: path,
      };
}

function* against(action: PlanDefinitionAction, path: string, scope: Scope): Iterable<Finding> {
  const target = definitionOf(action, scope);
  const said = directionOf(action);
  if (target?.resource.resourceType !== 'ActivityDefinition' || agrees(said, target.resource)) return;
  yield {
    message: `The recommendation is ${said} it, and ${action.definitionCanonical} ${target.resource.doNotPerform ? 'says doNotPerform' : 'orders it: say doNotPerform there'}.`,
    fhirPath: `${path}.definition.ofType(canonical)`,
  };
}

/** The same, said of the activity: either may be wrong. */
function* inPlans(artifact: Artifact, scope: Scope): Iterable<Finding> {
  if (artifact.resource.resourceType !== 'ActivityDefinition') return;
  for (const { said, plan } of usersOf(scope).get(artifact) ?? []) {
    if (!agrees(said, artifact.resource))
      yield {
        message: `${plan} recommends ${said} it: doNotPerform says the opposite.`,
        fhirPath: 'ActivityDefinition.doNotPerform',
      };
  }
}

function agrees(said: string | undefined, { doNotPerform, kind }: ActivityDefinition): boolean {
  if (said === 'against') return doNotPerform === true || kind === 'CommunicationRequest';
  return said !== 'for' || doNotPerform !== true;
}

function directionOf(action: PlanDefinitionAction): string | undefined {
  const codings: unknown = extensionsOf(action, direction)[0]?.valueCodeableConcept?.coding;
  if (!Array.isArray(codings)) return undefined;
  return codings.find((each) => each?.system === directions)?.code;
}

function definitionOf({ definitionCanonical }: PlanDefinitionAction, scope: Scope): Artifact | undefined {
  return typeof definitionCanonical === 'string' ? scope.catalog.byCanonical(definitionCanonical) : undefined;
}

type Use = { readonly said: string | undefined; readonly plan: string };

const known = new WeakMap<Scope, ReadonlyMap<Artifact, readonly Use[]>>();

/** Which plans lead to an activity, and in which direction they recommend. Worked out once. */
function usersOf(scope: Scope): ReadonlyMap<Artifact, readonly Use[]> {
  const found = known.get(scope) ?? findUsers(scope);
  known.set(scope, found);
  return found;
}

function findUsers(scope: Scope): ReadonlyMap<Artifact, readonly Use[]> {
  const users = new Map<Artifact, Use[]>();
  for (const artifact of scope.catalog.ofType('PlanDefinition')) {
    const plan = nameOf(artifact);
    for (const action of actionsIn(artifact.resource)) {
      const target = definitionOf(action, scope);
      if (target) users.set(target, [...(users.get(target) ?? []), { said: directionOf(action), plan }]);
    }
  }
  return users;
}

/** All actions of a plan, of which nobody has looked yet whether it is sound. */
function* actionsIn({ action }: { readonly action?: unknown }): Iterable<PlanDefinitionAction> {
  if (!Array.isArray(action)) return;
  for (const each of action) {
    if (!isObject(each)) continue;
    yield each as unknown as PlanDefinitionAction;
    yield* actionsIn(each);
  }
}

/** By its head: a part of its text would hold on to the whole. */
function nameOf(artifact: Artifact): string {
  const head = headOf(artifact);
  return head.id === undefined ? (head.url ?? 'A plan') : referenceOf(head);
}
