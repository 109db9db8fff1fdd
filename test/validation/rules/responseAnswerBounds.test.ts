import { responseAnswerBounds } from '../../../src/validation/rules/responseAnswerBounds.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const distance = [
  {
    linkId: 'a',
    type: 'quantity',
    repeats: true,
    ...extended('minValue', {
      valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'km' },
    }),
  },
];

testRule(responseAnswerBounds, [
  {
    name: 'takes dates at and within the bound',
    resources: answered(
      [{ linkId: 'a', type: 'date', repeats: true, ...extended('maxValue', { valueDate: '2022' }) }],
      [answer('a', { valueDate: '2022' }, { valueDate: '2021-12-31' })],
    ),
    findings: [],
  },
  {
    name: 'converts units',
    resources: answered(distance, [
      answer('a', { valueQuantity: { value: 1001, system: 'http://unitsofmeasure.org', code: 'm' } }),
    ]),
    findings: [],
  },
  {
    name: 'counts a date from its first moment',
    resources: answered(
      [
        {
          linkId: 'a',
          type: 'dateTime',
          repeats: true,
          ...extended('maxValue', { valueDateTime: '2022-06' }),
        },
      ],
      [answer('a', { valueDateTime: '2022-06-30' })],
    ),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(dateTime): "a" takes at most 2022-06, found 2022-06-30.`,
    ],
  },
  {
    name: 'reports numbers and times outside',
    resources: [
      ...answered(
        [{ linkId: 'a', type: 'decimal', repeats: true, ...extended('minValue', { valueInteger: 5 }) }],
        [answer('a', { valueDecimal: 4.9 })],
      ),
    ],
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(decimal): "a" takes at least 5, found 4.9.`,
    ],
  },
  {
    name: 'reports a quantity outside after conversion',
    resources: answered(distance, [
      answer('a', { valueQuantity: { value: 999, system: 'http://unitsofmeasure.org', code: 'm' } }),
    ]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Quantity): "a" takes at least 1 km, found 999 m.`,
    ],
  },
  {
    name: 'reports units that do not convert',
    resources: answered(distance, [answer('a', { valueQuantity: { value: 999, unit: 'm' } })]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Quantity): 999 m cannot be compared to the bound of "a", 1 km: their coded units do not convert.`,
    ],
  },
]);
