import { responseAnswerType } from '../../../src/validation/rules/responseAnswerType.ts';
import { answer, answered } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

testRule(responseAnswerType, [
  {
    name: 'takes each type that suits',
    resources: answered(
      [
        { linkId: 'a', type: 'url' },
        { linkId: 'b', type: 'text' },
        { linkId: 'c', type: 'choice' },
        { linkId: 'd', type: 'unknown' },
        { linkId: 'e', type: 'choice', answerOption: [{ valueReference: { reference: 'Patient/1' } }] },
      ],
      [
        answer('a', { valueUri: 'http://x' }),
        answer('b', { valueString: 'x' }),
        answer('c', { valueCoding: {} }),
        answer('d', { valueInteger: 1 }),
        answer('e', { valueReference: { reference: 'Patient/1' } }),
      ],
    ),
    findings: [],
  },
  {
    name: 'reports another type',
    resources: answered(
      [
        { linkId: 'a', type: 'decimal' },
        { linkId: 'b', type: 'dateTime' },
        { linkId: 'c', type: 'open-choice' },
      ],
      [
        answer('a', { valueInteger: 1 }),
        answer('b', { valueDate: '2020' }),
        answer('c', { valueReference: { reference: 'Patient/1' } }),
      ],
    ),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(integer): "a" asks for decimal, found integer.`,
      `QuestionnaireResponse.item[1].answer[0].value.ofType(date): "b" asks for dateTime, found date.`,
      `QuestionnaireResponse.item[2].answer[0].value.ofType(Reference): "c" asks for Coding or date or time or integer or string, found Reference.`,
    ],
  },
]);
