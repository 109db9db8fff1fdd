import { structureDefinition } from '../../../src/validation/rules/structureDefinition.ts';

import { testRule } from '../../support/testRule.ts';

const profile = (elements: object[], more: object = {}) => ({
  resourceType: 'StructureDefinition',
  url: 'http://x',
  type: 'Observation',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Observation',
  derivation: 'constraint',
  differential: { element: elements },
  ...more,
});
const element = (path: string, more: object = {}) => ({ id: path, path, ...more });
testRule(structureDefinition, [
  {
    name: 'takes what narrows',
    resources: [
      profile([
        element('Observation'),
        element('Observation.value[x]', { min: 1, type: [{ code: 'Quantity' }] }),
        element('Observation.valueQuantity.code', { fixedCode: 'kg' }),
        element('Observation.component.code.coding', { max: '1' }),
        element('Observation.contained.anything'),
      ]),
    ],
    findings: [],
  },
  {
    name: 'reports paths that there are not',
    resources: [profile([element('Patient'), element('Observation.nothing')])],
    findings: [
      `StructureDefinition.differential.element[0].path: The path starts with Patient, expected Observation.`,
      `StructureDefinition.differential.element[1].path: R4 has no element Observation.nothing.`,
    ],
  },
  {
    name: 'reports what widens',
    resources: [
      profile([
        element('Observation.code', { min: 0, max: '*' }),
        element('Observation.value[x]', { type: [{ code: 'Address' }] }),
      ]),
    ],
    findings: [
      `StructureDefinition.differential.element[0].min: Observation.code is there at least 1 times in R4, not 0: a profile only narrows.`,
      `StructureDefinition.differential.element[0].max: Observation.code is there at most 1 times in R4, not *: a profile only narrows.`,
      `StructureDefinition.differential.element[1].type: Observation.value[x] takes Quantity, CodeableConcept, string, boolean, integer, Range, Ratio, SampledData, time, dateTime, Period in R4, not Address.`,
    ],
  },
  {
    name: 'reports slices out of place, a fixed value of another type, an id twice',
    resources: [
      profile([
        element('Observation', { slicing: {} }),
        element('Observation.status', { id: 'Observation.status:s', slicing: {} }),
        element('Observation.status', { fixedString: 'x' }),
        element('Observation.status'),
      ]),
    ],
    findings: [
      `StructureDefinition.differential.element[0].slicing: The root cannot be sliced.`,
      `StructureDefinition.differential.element[1].slicing: Observation.status does not repeat: it cannot be sliced.`,
      `StructureDefinition.differential.element[2].fixedString: Observation.status is of type code, the fixed value of type string.`,
      `StructureDefinition.differential.element[3].id: The id "Observation.status" is taken: name the slice, or put both together.`,
    ],
  },
  {
    name: 'reports another type than that of the base',
    resources: [profile([], { type: 'Patient' })],
    findings: [
      `StructureDefinition.type: It constrains Observation, so its type is Observation, not Patient.`,
    ],
  },
  {
    name: 'reports the url and context of an extension',
    resources: [
      profile([element('Extension.url', { fixedUri: 'http://y' })], {
        type: 'Extension',
        baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
        context: [{ type: 'element', expression: 'Patient.nothing' }],
      }),
    ],
    findings: [
      `StructureDefinition.differential.element[0].fixedUri: The extension has the url http://x and fixes http://y.`,
      `StructureDefinition.context[0].expression: R4 has no element Patient.nothing.`,
    ],
  },
  {
    name: 'reports slices without slicing, and another order',
    resources: [
      profile([
        element('Observation.category', { id: 'Observation.category:a', sliceName: 'a' }),
        element('Observation.status'),
      ]),
    ],
    findings: [
      'StructureDefinition.differential.element[0].sliceName: Observation.category is sliced and nothing says how: put an element with slicing before the first slice.',
      'StructureDefinition.differential.element[1].path: Observation.status comes before Observation.category in R4: keep its order.',
    ],
  },
  {
    name: 'takes a fixed id of a resource',
    resources: [profile([element('Observation.id', { fixedId: 'x' })])],
    findings: [],
  },
  {
    name: 'warns of a base that R4 has not',
    resources: [
      profile([], { type: 'Own', baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Observations' }),
    ],
    findings: [
      'warning StructureDefinition.baseDefinition: http://hl7.org/fhir/StructureDefinition/Observations is the definition of no type of R4: correct the url.',
    ],
  },
]);
