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
