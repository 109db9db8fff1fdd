import { artifactDates } from '../../../src/validation/rules/artifactDates.ts';

import { testRule } from '../../support/testRule.ts';

testRule(artifactDates, [
  {
    name: 'takes dates in their order, as far as they are precise',
    resources: [
      {
        resourceType: 'Library',
        approvalDate: '2020-05-01',
        lastReviewDate: '2020',
        effectivePeriod: { start: '2020', end: '2020-06' },
      },
    ],
    findings: [],
  },
  {
    name: 'reports dates against their order',
    resources: [
      {
        resourceType: 'Library',
        approvalDate: '2020-05-01',
        lastReviewDate: '2019',
        effectivePeriod: { start: '2021', end: '2020' },
      },
    ],
    findings: [
      `Library.lastReviewDate: The last review, 2019, lies before the approval, 2020-05-01.`,
      `error Library.effectivePeriod: The artifact is in effect from 2021 to 2020, which is before.`,
    ],
  },
]);
