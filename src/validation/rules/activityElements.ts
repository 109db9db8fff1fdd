import type { ActivityDefinition } from 'fhir/r4.js';
import { shapeOf } from '../../definitions/shape.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** Elements of an activity and those of a request that they become. https://hl7.org/fhir/R4/activitydefinition.html#12.17.3.4 */
const becomes: readonly (readonly [keyof ActivityDefinition, readonly string[]])[] = [
  ['dosage', ['dosageInstruction', 'dosage']],
  ['bodySite', ['bodySite']],
  ['specimenRequirement', ['specimen']],
  [
    'productCodeableConcept',
    ['medication[x]', 'item[x]', 'code[x]', 'device', 'vaccineCode', 'oralDiet', 'supplement'],
  ],
  [
    'productReference',
    ['medication[x]', 'item[x]', 'code[x]', 'device', 'vaccineCode', 'oralDiet', 'supplement'],
  ],
  ['doNotPerform', ['doNotPerform', 'modifierExtension']],
];

/** Elements of activities that a request must have a place for. */
export const activityElements: Rule = {
  code: 'activity-elements',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/activitydefinition.html',
  wants:
    'What an activity says (dosage, product, body site, doNotPerform) has a place in the kind of request that is made of it.',
  why: '$apply copies these elements into the request: what has no place there is lost, and the order goes out without it.',
  example: {
    faulty: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      kind: 'ServiceRequest',
      dosage: [{ text: '1 tablet daily' }],
    },
    mended: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      kind: 'MedicationRequest',
      dosage: [{ text: '1 tablet daily' }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ActivityDefinition')) {
      const shape = resource.kind && shapeOf(resource.kind);
      if (!shape) continue;
      const names = new Set(shape.elements.map(({ name }) => name));
      for (const [element, places] of becomes) {
        if (resource[element] === undefined || places.some((place) => names.has(place))) continue;
        yield {
          message: `A ${resource.kind} has no place for ${element}: choose another kind, or leave it out.`,
          fhirPath: `${path}.${element}`,
        };
      }
    }
  },
};
