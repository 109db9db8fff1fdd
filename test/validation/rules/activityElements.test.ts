import { activityElements } from '../../../src/validation/rules/activityElements.ts';

import { testRule } from '../../support/testRule.ts';

testRule(activityElements, [
  {
    name: 'takes what the request has',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        kind: 'MedicationRequest',
        dosage: [],
        productReference: {},
        doNotPerform: true,
      },
    ],
    findings: [],
  },
  {
    name: 'reports what it has no place for',
    resources: [{ resourceType: 'ActivityDefinition', kind: 'ServiceRequest', dosage: [] }],
    findings: [
      `ActivityDefinition.dosage: A ServiceRequest has no place for dosage: choose another kind, or leave it out.`,
    ],
  },
]);

testRule(activityElements, [
  {
    name: 'takes amounts',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        kind: 'MedicationRequest',
        quantity: {
          value: 2,
        },
        productCodeableConcept: {
          text: 'a',
        },
        dosage: [
          {
            doseAndRate: [
              {
                doseQuantity: {
                  value: 1,
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of amounts below zero, without number, or with no place, and of an order of nothing',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        kind: 'MedicationRequest',
        quantity: {
          value: -2,
        },
        dosage: [
          {
            doseAndRate: [
              {
                doseQuantity: {
                  value: -1,
                },
              },
              {
                doseQuantity: {
                  unit: 'mg',
                },
              },
            ],
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        kind: 'CommunicationRequest',
        quantity: {
          value: 1,
        },
      },
    ],
    findings: [
      'ActivityDefinition.quantity.value: Found the amount -2: nobody gives less than nothing.',
      'ActivityDefinition.dosage[0].doseAndRate[0].dose.ofType(Quantity).value: Found the amount -1: nobody gives less than nothing.',
      'ActivityDefinition.dosage[0].doseAndRate[1].dose.ofType(Quantity): The dose says a unit and no amount.',
      'information ActivityDefinition: The activity orders a medication and does not say which: add a product.',
      'ActivityDefinition.quantity: A CommunicationRequest has no place for quantity: choose another kind, or leave it out.',
    ],
  },
]);
