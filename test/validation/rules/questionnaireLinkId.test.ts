import { questionnaireLinkId } from '../../../src/validation/rules/questionnaireLinkId.ts';

import { testRule } from '../../support/testRule.ts';

const form = (...item: object[]) => ({ resourceType: 'Questionnaire', status: 'active', item });
testRule(questionnaireLinkId, [
  {
    name: 'takes different ones',
    resources: [form({ linkId: 'a', item: [{ linkId: 'b' }] })],
    findings: [],
  },
  {
    name: 'reports the second of the same',
    resources: [form({ linkId: 'a', item: [{ linkId: 'a' }] })],
    findings: [`Questionnaire.item[0].item[0].linkId: The linkId "a" is taken: give each item its own.`],
  },
]);
