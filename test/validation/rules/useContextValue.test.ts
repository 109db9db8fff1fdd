import { useContextValue } from '../../../src/validation/rules/useContextValue.ts';
import { testRule } from '../../support/testRule.ts';

testRule(useContextValue, [
  {
    name: 'takes values of the type that the kind asks for',
    resources: [
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              system: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
              code: 'gender',
            },
            valueCodeableConcept: {
              text: 'female',
            },
          },
        ],
      },
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              system: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
              code: 'age',
            },
            valueRange: {
              low: {
                value: 1,
              },
            },
          },
        ],
      },
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              system: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
              code: 'venue',
            },
            valueReference: {
              reference: 'Location/1',
            },
          },
        ],
      },
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              system: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
              code: 'own',
            },
            valueQuantity: {
              value: 1,
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports other types',
    resources: [
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              system: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
              code: 'gender',
            },
            valueQuantity: {
              value: 1,
            },
          },
        ],
      },
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              system: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
              code: 'age',
            },
            valueReference: {
              reference: 'Patient/1',
            },
          },
        ],
      },
    ],
    findings: [
      'Library.useContext[0].value.ofType(Quantity): The value of the context "gender" is CodeableConcept, found Quantity.',
      'Library.useContext[0].value.ofType(Reference): The value of the context "age" is CodeableConcept or Range or Quantity, found Reference.',
    ],
  },
]);
