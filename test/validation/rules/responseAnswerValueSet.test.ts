import { responseAnswerValueSet } from '../../../src/validation/rules/responseAnswerValueSet.ts';
import { answer, answered } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

testRule(responseAnswerValueSet, [
  {
    name: 'takes a member, and what cannot be told',
    resources: [
      ...answered(
        [
          { linkId: 'a', type: 'choice', answerValueSet: 'http://vs' },
          { linkId: 'b', type: 'choice', answerValueSet: 'http://elsewhere' },
        ],
        [
          answer('a', { valueCoding: { system: 'http://s', code: 'x' } }),
          answer('b', { valueCoding: { system: 'http://s', code: 'y' } }),
        ],
      ),
      {
        resourceType: 'ValueSet',
        url: 'http://vs',
        status: 'active',
        compose: { include: [{ system: 'http://s', concept: [{ code: 'x' }] }] },
      },
    ],
    findings: [],
  },
  {
    name: 'reports a code outside, also of a value set of the core',
    resources: [
      ...answered(
        [
          { linkId: 'a', type: 'choice', answerValueSet: 'http://vs' },
          {
            linkId: 'b',
            type: 'choice',
            answerValueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender',
          },
        ],
        [
          answer('a', { valueCoding: { system: 'http://s', code: 'y' } }),
          answer('b', { valueCoding: { system: 'http://hl7.org/fhir/administrative-gender', code: 'men' } }),
        ],
      ),
      {
        resourceType: 'ValueSet',
        url: 'http://vs',
        status: 'active',
        compose: { include: [{ system: 'http://s', concept: [{ code: 'x' }] }] },
      },
    ],
    findings: [
      `QuestionnaireResponse.item[0].answer[0].value.ofType(Coding): "y" of http://s is not in http://vs, of which "a" asks.`,
      `QuestionnaireResponse.item[1].answer[0].value.ofType(Coding): "men" of http://hl7.org/fhir/administrative-gender is not in http://hl7.org/fhir/ValueSet/administrative-gender, of which "b" asks.`,
    ],
  },
]);
