import { responseRequired } from '../../../src/validation/rules/responseRequired.ts';
import { answer, answered } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const items = [
  { linkId: 'a', type: 'boolean' },
  {
    linkId: 'b',
    type: 'string',
    required: true,
    enableWhen: [{ question: 'a', operator: '=', answerBoolean: true }],
  },
  { linkId: 'g', type: 'group', required: true, item: [{ linkId: 'c', type: 'string' }] },
];

testRule(responseRequired, [
  {
    name: 'asks for nothing that is disabled',
    resources: answered(items, [
      answer('a', { valueBoolean: false }),
      { linkId: 'g', item: [answer('c', { valueString: 'x' })] },
    ]),
    findings: [],
  },
  {
    name: 'takes what is answered',
    resources: answered(items, [
      answer('a', { valueBoolean: true }),
      answer('b', { valueString: 'x' }),
      { linkId: 'g', item: [answer('c', { valueString: 'x' })] },
    ]),
    findings: [],
  },
  {
    name: 'takes what stands where an expression decides',
    resources: answered(
      [
        {
          linkId: 'a',
          type: 'string',
          required: true,
          extension: [
            { url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression' },
          ],
        },
      ],
      [],
    ),
    findings: [],
  },
  {
    name: 'reports an item without an answer, and a group without items',
    resources: answered(items, [answer('a', { valueBoolean: true }), { linkId: 'b' }]),
    findings: [
      `QuestionnaireResponse.item[1]: The required item "b" has no answer.`,
      `QuestionnaireResponse: The required item "g" has no answer.`,
    ],
  },
]);
