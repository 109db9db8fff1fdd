import { evidenceVariables } from '../../../src/validation/rules/evidenceVariables.ts';

import { testRule } from '../../support/testRule.ts';

testRule(evidenceVariables, [
  {
    name: 'takes evidence of a population and an exposure',
    resources: [
      {
        resourceType: 'Evidence',
        exposureBackground: {},
        exposureVariant: [{ reference: 'EvidenceVariable/a' }],
      },
      { resourceType: 'EvidenceVariable', characteristic: [{}] },
    ],
    findings: [],
  },
  {
    name: 'reports what is missing',
    resources: [{ resourceType: 'Evidence' }, { resourceType: 'EvidenceVariable' }],
    findings: [
      `error Evidence: The evidence names no population: add exposureBackground.`,
      `information Evidence: The evidence names no exposure; where it is about one, add exposureVariant.`,
      `EvidenceVariable: The variable has no characteristic: nobody can tell who or what is meant.`,
    ],
  },
  {
    name: 'reports what is named twice',
    resources: [
      {
        resourceType: 'Evidence',
        exposureBackground: {},
        exposureVariant: [{ reference: 'EvidenceVariable/a' }, { reference: 'EvidenceVariable/a' }],
      },
    ],
    findings: [`Evidence.exposureVariant[1]: EvidenceVariable/a is named twice: keep one.`],
  },
]);

testRule(evidenceVariables, [
  {
    name: 'takes a population, exposures and an outcome that differ',
    resources: [
      {
        resourceType: 'Evidence',
        exposureBackground: {
          reference: 'EvidenceVariable/a',
        },
        exposureVariant: [
          {
            reference: 'EvidenceVariable/b',
          },
        ],
        outcome: [
          {
            reference: 'EvidenceVariable/c',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of one that is two of them',
    resources: [
      {
        resourceType: 'Evidence',
        exposureBackground: {
          reference: 'EvidenceVariable/a',
        },
        exposureVariant: [
          {
            reference: 'EvidenceVariable/a',
          },
        ],
        outcome: [
          {
            reference: 'EvidenceVariable/a',
          },
        ],
      },
    ],
    findings: [
      'Evidence.exposureVariant[0]: EvidenceVariable/a is the population and an exposure as well: one of them is meant otherwise.',
      'Evidence.outcome[0]: EvidenceVariable/a is the outcome and an exposure as well: one of them is meant otherwise.',
    ],
  },
]);
