import { responseUnit } from '../../../src/validation/rules/responseUnit.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const items = [
  {
    linkId: 'a',
    type: 'quantity',
    repeats: true,
    ...extended('questionnaire-unitOption', {
      valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' },
    }),
  },
];

testRule(responseUnit, [
  {
    name: 'takes the units it offers',
    resources: answered(items, [
      answer('a', { valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'kg' } }),
    ]),
    findings: [],
  },
  {
    name: 'reports another unit, or none that is coded',
    resources: answered(items, [
      answer(
        'a',
        { valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'g' } },
        { valueQuantity: { value: 1 } },
      ),
    ]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Quantity): "a" takes the units kg, found g.`,
      `QuestionnaireResponse.item[0].answer[1].value.ofType(Quantity): "a" takes the units kg, found none.`,
    ],
  },
  {
    name: 'reports a unit outside the value set of units, where that is here',
    resources: answered(
      ['http://hl7.org/fhir/ValueSet/administrative-gender', 'http://example.org/unknown'].map(
        (valueCanonical, index) => ({
          linkId: String(index),
          type: 'quantity',
          ...extended('questionnaire-unitValueSet', { valueCanonical }),
        }),
      ),
      ['0', '1'].map((linkId) =>
        answer(linkId, { valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: 'kg' } }),
      ),
    ),
    findings: [
      'QuestionnaireResponse.item[0].answer[0].value.ofType(Quantity): "0" takes units of http://hl7.org/fhir/ValueSet/administrative-gender, found kg.',
    ],
  },
]);
