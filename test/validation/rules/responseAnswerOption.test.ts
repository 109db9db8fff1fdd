import { responseAnswerOption } from '../../../src/validation/rules/responseAnswerOption.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const answerOption = [
  { valueCoding: { system: 'http://s', code: 'x' } },
  {
    valueCoding: { code: 'none' },
    ...extended('questionnaire-optionExclusive', { valueBoolean: true }),
  },
  { valueString: 'text' },
];

const choice = [
  {
    linkId: 'a',
    type: 'choice',
    repeats: true,
    answerOption,
  },
];

testRule(responseAnswerOption, [
  {
    name: 'takes options, and any text in an open choice',
    resources: [
      ...answered(choice, [
        answer(
          'a',
          { valueCoding: { system: 'http://s', code: 'x', display: 'X' } },
          { valueString: 'text' },
        ),
      ]),
    ],
    findings: [],
  },
  {
    name: 'takes any text in an open choice',
    resources: answered(
      [
        {
          linkId: 'a',
          type: 'open-choice',
          repeats: true,
          answerOption,
        },
      ],
      [answer('a', { valueString: 'free' })],
    ),
    findings: [],
  },
  {
    name: 'reports what is no option',
    resources: answered(choice, [answer('a', { valueCoding: { code: 'x' } }, { valueString: 'free' })]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Coding): "x" is none of the options of "a".`,
      `QuestionnaireResponse.item[0].answer[1].value.ofType(string): "free" is none of the options of "a".`,
    ],
  },
  {
    name: 'reports an exclusive option beside others',
    resources: answered(choice, [answer('a', { valueCoding: { code: 'none' } }, { valueString: 'text' })]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Coding): "none" is an exclusive option of "a": nothing else can be chosen beside it.`,
    ],
  },
]);
