import type { ActivityDefinition } from 'fhir/r4.js';
import { shapeOf } from '../../definitions/shape.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Finding, Rule } from '../rule.ts';

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
  ['quantity', ['quantity[x]', 'quantity', 'dispenseRequest', 'amount']],
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
      productCodeableConcept: { text: 'Naproxen' },
      dosage: [{ text: '1 tablet daily' }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ActivityDefinition')) {
      yield* amounts(resource, path);
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

/** How much: never less than nothing. And of a medication, which. */
function* amounts(activity: ActivityDefinition, path: string): Iterable<Finding> {
  const {
    quantity,
    dosage = [],
    kind,
    productCodeableConcept,
    productReference,
    dynamicValue,
    code,
  } = activity;
  const negative = (fhirPath: string, value: number | undefined): Finding[] =>
    value === undefined || value >= 0
      ? []
      : [{ message: `Found the amount ${value}: nobody gives less than nothing.`, fhirPath }];
  yield* negative(`${path}.quantity.value`, quantity?.value);
  for (const [index, { doseAndRate = [] }] of dosage.entries())
    for (const [at, { doseQuantity, rateQuantity, doseRange }] of doseAndRate.entries()) {
      const own = `${path}.dosage[${index}].doseAndRate[${at}]`;
      if (doseQuantity && doseQuantity.value === undefined && !('_value' in doseQuantity))
        yield { message: 'The dose says a unit and no amount.', fhirPath: `${own}.dose.ofType(Quantity)` };
      yield* negative(`${own}.dose.ofType(Quantity).value`, doseQuantity?.value);
      yield* negative(`${own}.rate.ofType(Quantity).value`, rateQuantity?.value);
      yield* negative(`${own}.dose.ofType(Range).low.value`, doseRange?.low?.value);
    }
  if (kind === 'MedicationRequest' && !productCodeableConcept && !productReference && !code && !dynamicValue)
    yield {
      severity: 'information',
      message: 'The activity orders a medication and does not say which: add a product.',
      fhirPath: path,
    };
}
