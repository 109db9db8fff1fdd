import { observationValue } from '../../../src/validation/rules/observationValue.ts';
import { testRule } from '../../support/testRule.ts';

testRule(observationValue, [
  {
    name: 'takes a value, or a reason for none',
    resources: [
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        component: [
          {
            code: {
              text: 'a',
            },
            valueInteger: 1,
          },
          {
            code: {
              text: 'b',
            },
            dataAbsentReason: {
              text: 'unknown',
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports both',
    resources: [
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        component: [
          {
            code: {
              text: 'a',
            },
            valueInteger: 1,
            dataAbsentReason: {
              text: 'unknown',
            },
          },
        ],
      },
    ],
    findings: [
      'Observation.component[0].dataAbsentReason: The part has a value and a reason for having none: keep one.',
    ],
  },
]);
