import { unitWords } from '../../../src/validation/rules/unitWords.ts';
import { testRule } from '../../support/testRule.ts';

testRule(unitWords, [
  {
    name: 'takes the code, words for it, and units of another kind',
    resources: [
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'mg',
          system: 'http://unitsofmeasure.org',
          code: 'mg',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'milligram',
          system: 'http://unitsofmeasure.org',
          code: 'mg',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'days',
          system: 'http://unitsofmeasure.org',
          code: 'd',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'yr',
          system: 'http://unitsofmeasure.org',
          code: 'a',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'tablet',
          system: 'http://unitsofmeasure.org',
          code: '{tbl}',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'U',
          system: 'http://unitsofmeasure.org',
          code: '[iU]',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'beats/minute',
          system: 'http://unitsofmeasure.org',
          code: '/min',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'L',
          system: 'http://unitsofmeasure.org',
          code: 'l',
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports other sizes and other spans',
    resources: [
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'g',
          system: 'http://unitsofmeasure.org',
          code: 'mg',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'days',
          system: 'http://unitsofmeasure.org',
          code: 'h',
        },
      },
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        valueQuantity: {
          value: 1,
          unit: 'mL',
          system: 'http://unitsofmeasure.org',
          code: 'L',
        },
      },
    ],
    findings: [
      'Observation.value.ofType(Quantity).unit: People read "g", programs read "mg": let them agree.',
      'Observation.value.ofType(Quantity).unit: People read "days", programs read "h": let them agree.',
      'Observation.value.ofType(Quantity).unit: People read "mL", programs read "L": let them agree.',
    ],
  },
]);
