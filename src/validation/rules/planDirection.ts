import type { PlanDefinitionAction } from 'fhir/r4.js';
import { extensionsOf } from '../extensionsOf.ts';
import { plansOf } from '../plans/actionsOf.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

const direction = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation';
const directions = 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs';
const ratings = ['cqf-strengthOfRecommendation', 'cqf-qualityOfEvidence', 'cqf-certainty', direction];

/** What a recommendation says agrees with what it leads to: one against something does not order it. Its ratings are coded, each once. */
export const planDirection: Rule = {
  code: 'plan-direction',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/activitydefinition-definitions.html#ActivityDefinition.doNotPerform',
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path } of actions) {
        yield* ratingsOf(action, path);
        yield* against(action, path, scope);
      }
    }
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
    for (const { system, code } of coding) {
      if (system === directions && code !== 'for' && code !== 'against')
        yield {
          message: `A direction is for or against, found "${code}".`,
          fhirPath: `${fhirPath}.value.ofType(CodeableConcept).coding[0].code`,
        };
    }
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
  const said = extensionsOf(action, direction)[0]?.valueCodeableConcept?.coding?.find(
    ({ system }) => system === directions,
  )?.code;
  const target = action.definitionCanonical
    ? scope.catalog.byCanonical(action.definitionCanonical)?.resource
    : undefined;
  if (said === undefined || target?.resourceType !== 'ActivityDefinition') return;
  const fhirPath = `${path}.definition.ofType(canonical)`;
  if (said === 'against' && target.doNotPerform !== true && target.kind !== 'CommunicationRequest')
    yield {
      message: `The recommendation is against it, and ${action.definitionCanonical} orders it: say doNotPerform there.`,
      fhirPath,
    };
  if (said === 'for' && target.doNotPerform === true)
    yield {
      message: `The recommendation is for it, and ${action.definitionCanonical} says doNotPerform.`,
      fhirPath,
    };
}
