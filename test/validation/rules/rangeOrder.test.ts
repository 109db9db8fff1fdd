import { rangeOrder } from '../../../src/validation/rules/rangeOrder.ts';
import { testRule } from '../../support/testRule.ts';

testRule(rangeOrder, [
  {
    name: 'takes ends in order, in units that can be compared, and estimates in their interval',
    resources: [
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        referenceRange: [
          {
            low: {
              value: 4,
              system: 'http://unitsofmeasure.org',
              code: 'g',
            },
            high: {
              value: 6000,
              system: 'http://unitsofmeasure.org',
              code: 'mg',
            },
          },
          {
            low: {
              value: 4,
            },
          },
        ],
      },
      {
        resourceType: 'EffectEvidenceSynthesis',
        effectEstimate: [
          {
            value: 1,
            precisionEstimate: [
              {
                from: 0.5,
                to: 1.5,
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports ends the wrong way round, also in other units',
    resources: [
      {
        resourceType: 'Observation',
        status: 'final',
        code: {
          text: 'x',
        },
        referenceRange: [
          {
            low: {
              value: 6,
            },
            high: {
              value: 4,
            },
          },
          {
            low: {
              value: 6,
              system: 'http://unitsofmeasure.org',
              code: 'g',
            },
            high: {
              value: 40,
              system: 'http://unitsofmeasure.org',
              code: 'mg',
            },
          },
        ],
      },
    ],
    findings: [
      'Observation.referenceRange[0]: low is above high: exchange them.',
      'Observation.referenceRange[1]: low is above high: exchange them.',
    ],
  },
  {
    name: 'reports units that cannot be compared',
    resources: [
      {
        resourceType: 'Library',
        useContext: [
          {
            code: {
              code: 'age',
            },
            valueRange: {
              low: {
                value: 1,
                system: 'http://unitsofmeasure.org',
                code: 'a',
              },
              high: {
                value: 2,
                system: 'http://unitsofmeasure.org',
                code: 'kg',
              },
            },
          },
        ],
      },
    ],
    findings: [
      'Library.useContext[0].value.ofType(Range): The ends are in a and kg, which cannot be compared.',
    ],
  },
  {
    name: 'reports intervals that are reversed, and estimates outside of them',
    resources: [
      {
        resourceType: 'EffectEvidenceSynthesis',
        effectEstimate: [
          {
            value: 3,
            precisionEstimate: [
              {
                from: 0.5,
                to: 1.5,
              },
            ],
          },
          {
            value: 1,
            precisionEstimate: [
              {
                from: 2,
                to: 0,
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'EffectEvidenceSynthesis.effectEstimate[0].value: The estimate lies outside of its own interval.',
      'EffectEvidenceSynthesis.effectEstimate[1].precisionEstimate[0]: from is above to: exchange them.',
    ],
  },
]);
