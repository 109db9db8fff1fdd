import type { FhirResource, Reference } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { answersOf } from '../questionnaire/answersOf.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Types of referred resources. */
export const responseReference: Rule = {
  code: 'response-reference',
  group: 'responses',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/extension-questionnaire-referenceresource.html',
  wants: 'A reference leads to one of the resource types that its question names.',
  why: 'What reads the answer expects, say, a patient, and finds somebody else.',
  example: {
    faulty: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'who', answer: [{ valueReference: { reference: 'Practitioner/1' } }] }],
    },
    mended: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/fhir/Questionnaire/pain',
      item: [{ linkId: 'who', answer: [{ valueReference: { reference: 'Patient/1' } }] }],
    },
    beside: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/pain',
        status: 'draft',
        item: [
          {
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-referenceResource',
                valueCode: 'Patient',
              },
            ],
            linkId: 'who',
            type: 'reference',
          },
        ],
      },
    ],
  },
  *check(artifact, scope) {
    for (const { definition, value, path, response } of answersOf(artifact, scope)) {
      if (value.type !== 'Reference') continue;
      const { reference, type } = value.value as Reference;
      const { contained = [] } = response.container;
      const found = targetType(reference, contained, scope) ?? type;
      if (found === undefined) continue;
      const allowed = extensionsOf(definition, 'questionnaire-referenceResource').flatMap(
        ({ valueCode }) => valueCode ?? [],
      );
      if (!isResourceType(found))
        yield { message: `Found a reference to "${found}", which is no resource type.`, fhirPath: path };
      else if (allowed.length > 0 && !allowed.includes(found))
        yield {
          message: `"${definition.linkId}" takes a reference to ${allowed.join(' or ')}, found one to ${found}.`,
          fhirPath: path,
        };
    }
  },
};

function targetType(
  reference: string | undefined,
  contained: readonly FhirResource[],
  scope: Scope,
): string | undefined {
  if (reference === undefined) return undefined;
  if (reference.startsWith('#')) return contained.find(({ id }) => id === reference.slice(1))?.resourceType;
  const named = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(
    reference,
  )?.[1];
  return scope.find(reference)?.resourceType ?? named;
}
