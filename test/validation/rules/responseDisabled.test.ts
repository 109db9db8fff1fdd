import { responseDisabled } from '../../../src/validation/rules/responseDisabled.ts';
import { answer, answered } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

testRule(responseDisabled, [
  {
    name: 'takes the answer of an enabled item',
    resources: answered(
      [
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '>', answerInteger: 1 }] },
      ],
      [answer('a', { valueInteger: 2 }), answer('b', { valueString: 'x' })],
    ),
    findings: [],
  },
  {
    name: 'takes one of several conditions where any may hold',
    resources: answered(
      [
        { linkId: 'a', type: 'integer' },
        {
          linkId: 'b',
          type: 'string',
          enableBehavior: 'any',
          enableWhen: [
            { question: 'a', operator: '=', answerInteger: 1 },
            { question: 'a', operator: 'exists', answerBoolean: true },
          ],
        },
      ],
      [answer('a', { valueInteger: 2 }), answer('b', { valueString: 'x' })],
    ),
    findings: [],
  },
  {
    name: 'reports the answer where the order is not met',
    resources: answered(
      [
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '>', answerInteger: 1 }] },
      ],
      [answer('a', { valueInteger: 1 }), answer('b', { valueString: 'x' })],
    ),
    findings: [
      `QuestionnaireResponse.item[1]: "b" is answered, although enableWhen disables it after the other answers.`,
    ],
  },
  {
    name: 'reports it where all conditions must hold and one does not',
    resources: answered(
      [
        { linkId: 'a', type: 'integer' },
        {
          linkId: 'b',
          type: 'string',
          enableBehavior: 'all',
          enableWhen: [
            { question: 'a', operator: '!=', answerInteger: 2 },
            { question: 'a', operator: 'exists', answerBoolean: true },
          ],
        },
      ],
      [answer('a', { valueInteger: 2 }), answer('b', { valueString: 'x' })],
    ),
    findings: [
      `QuestionnaireResponse.item[1]: "b" is answered, although enableWhen disables it after the other answers.`,
    ],
  },
  {
    name: 'asks the nearest group',
    resources: answered(
      [
        {
          linkId: 'g',
          type: 'group',
          repeats: true,
          item: [
            { linkId: 'a', type: 'integer' },
            { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', operator: '=', answerInteger: 1 }] },
          ],
        },
      ],
      [
        { linkId: 'g', item: [answer('a', { valueInteger: 1 }), answer('b', { valueString: 'x' })] },
        { linkId: 'g', item: [answer('a', { valueInteger: 2 }), answer('b', { valueString: 'x' })] },
      ],
    ),
    findings: [
      `QuestionnaireResponse.item[1].item[1]: "b" is answered, although enableWhen disables it after the other answers.`,
    ],
  },
]);
