import { responseReference } from '../../../src/validation/rules/responseReference.ts';
import { answer, answered, extended } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const patients = [
  {
    linkId: 'a',
    type: 'reference',
    repeats: true,
    ...extended('questionnaire-referenceResource', { valueCode: 'Patient' }),
  },
];

testRule(responseReference, [
  {
    name: 'takes the types it names, and what names no type',
    resources: answered(patients, [
      answer(
        'a',
        { valueReference: { reference: 'Patient/1' } },
        { valueReference: { reference: 'urn:uuid:1' } },
        { valueReference: { display: 'x' } },
      ),
    ]),
    findings: [],
  },
  {
    name: 'reports another type',
    resources: answered(patients, [
      answer(
        'a',
        { valueReference: { reference: 'http://x/Group/1' } },
        { valueReference: { type: 'Group' } },
      ),
    ]),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Reference): "a" takes a reference to Patient, found one to Group.`,
      `QuestionnaireResponse.item[0].answer[1].value.ofType(Reference): "a" takes a reference to Patient, found one to Group.`,
    ],
  },
  {
    name: 'reports what is no type',
    resources: answered(
      [{ linkId: 'a', type: 'reference' }],
      [answer('a', { valueReference: { reference: 'Chicken/1' } })],
    ),
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Reference): Found a reference to "Chicken", which is no resource type.`,
    ],
  },
]);
