import { responseRepeats } from '../../../src/validation/rules/responseRepeats.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

testRule(responseRepeats, [
  {
    name: 'takes several answers and groups that repeat',
    resources: answered(
      [
        { linkId: 'a', type: 'string', repeats: true },
        { linkId: 'g', type: 'group', repeats: true },
      ],
      [answer('a', { valueString: 'x' }, { valueString: 'y' }), { linkId: 'g' }, { linkId: 'g' }],
    ),
    findings: [],
  },
  {
    name: 'reports several answers, and several items',
    resources: answered(
      [
        { linkId: 'a', type: 'string' },
        { linkId: 'g', type: 'group' },
      ],
      [answer('a', { valueString: 'x' }, { valueString: 'y' }), { linkId: 'g' }, { linkId: 'g' }],
    ),
    findings: [
      `QuestionnaireResponse.item[0]: "a" has 2 answers and does not repeat: keep one.`,
      `QuestionnaireResponse.item[2]: There are 2 items "g", expected one.`,
    ],
  },
  {
    name: 'reports more or fewer than allowed',
    resources: answered(
      [
        {
          linkId: 'a',
          type: 'string',
          repeats: true,
          ...extended('questionnaire-maxOccurs', { valueInteger: 1 }),
        },
        {
          linkId: 'b',
          type: 'string',
          repeats: true,
          ...extended('questionnaire-minOccurs', { valueInteger: 2 }),
        },
      ],
      [answer('a', { valueString: 'x' }, { valueString: 'y' }), answer('b', { valueString: 'x' })],
    ),
    findings: [
      `QuestionnaireResponse.item[0]: "a" has 2 answers, at most 1 are allowed.`,
      `QuestionnaireResponse.item[1]: "b" has 1 answers, at least 2 are expected.`,
    ],
  },
]);
