import { responseAnswerForm } from '../../../src/validation/rules/responseAnswerForm.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

testRule(responseAnswerForm, [
  {
    name: 'takes what fits',
    resources: answered(
      [
        { linkId: 'a', type: 'string', maxLength: 3, ...extended('regex', { valueString: '[a-z]+' }) },
        { linkId: 'b', type: 'decimal', ...extended('maxDecimalPlaces', { valueInteger: 2 }) },
      ],
      [answer('a', { valueString: 'abc' }), answer('b', { valueDecimal: 1.25 })],
    ),
    findings: [],
  },
  {
    name: 'passes over a pattern that JavaScript does not read',
    resources: answered(
      [{ linkId: 'a', type: 'string', ...extended('regex', { valueString: '(' }) }],
      [answer('a', { valueString: 'abc' })],
    ),
    findings: [],
  },
  {
    name: 'reports length, form and decimal places',
    resources: answered(
      [
        { linkId: 'a', type: 'string', maxLength: 3, ...extended('regex', { valueString: '[a-z]+' }) },
        { linkId: 'b', type: 'quantity', ...extended('maxDecimalPlaces', { valueInteger: 2 }) },
        { linkId: 'c', type: 'text', ...extended('minLength', { valueInteger: 2 }) },
        { linkId: 'd', type: 'decimal', ...extended('maxDecimalPlaces', { valueInteger: 2 }) },
      ],
      [
        answer('a', { valueString: 'ab1c' }),
        answer('b', { valueQuantity: { value: 1.255 } }),
        answer('c', { valueString: 'x' }),
        answer('d', { valueDecimal: 1e-7 }),
      ],
    ),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(string): The answer of "a" is 4 characters long, at most 3 are allowed.`,
      `QuestionnaireResponse.item[0].answer[0].value.ofType(string): The answer of "a" does not have the form [a-z]+.`,
      `QuestionnaireResponse.item[1].answer[0].value.ofType(Quantity): The answer of "b" has 3 decimal places, at most 2 are allowed.`,
      `QuestionnaireResponse.item[2].answer[0].value.ofType(string): The answer of "c" is 1 characters long, at least 2 are expected.`,
      `QuestionnaireResponse.item[3].answer[0].value.ofType(decimal): The answer of "d" has 7 decimal places, at most 2 are allowed.`,
    ],
  },
]);
