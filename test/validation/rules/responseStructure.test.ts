import { responseStructure } from '../../../src/validation/rules/responseStructure.ts';
import { answer, answered } from '../../support/answered.ts';
import { testRule } from '../../support/testRule.ts';

const items = [
  {
    linkId: 'g',
    type: 'group',
    item: [{ linkId: 'a', type: 'string', text: 'A', item: [{ linkId: 'b', type: 'string' }] }],
  },
  { linkId: 'd', type: 'display' },
];

testRule(responseStructure, [
  {
    name: 'takes items as the questionnaire nests them',
    resources: answered(items, [
      {
        linkId: 'g',
        item: [
          {
            linkId: 'a',
            text: 'A',
            answer: [{ valueString: 'x', item: [answer('b', { valueString: 'y' })] }],
          },
        ],
      },
      { linkId: 'd' },
    ]),
    findings: [],
  },
  {
    name: 'reports unknown, misplaced and disordered items',
    resources: answered(items, [{ linkId: 'd' }, { linkId: 'g' }, answer('a'), answer('z')]),
    findings: [
      `QuestionnaireResponse.item[1]: The item "g" comes earlier in the questionnaire: keep its order.`,
      `QuestionnaireResponse.item[2]: The item "a" stands elsewhere in the questionnaire: nest it as there.`,
      `QuestionnaireResponse.item[3]: The item "z" is not in the questionnaire: correct the linkId.`,
    ],
  },
  {
    name: 'reports what does not suit the kind of item',
    resources: answered(items, [{ linkId: 'g', answer: [] }, answer('d')]),
    findings: [
      `QuestionnaireResponse.item[0].answer: "g" is a group, which has items and no answers.`,
      `QuestionnaireResponse.item[1].answer: "d" only displays a text: it takes no answers and no items.`,
    ],
  },
  {
    name: 'reports items beside answers, and another text',
    resources: answered(items, [{ linkId: 'g', item: [{ linkId: 'a', text: 'B', item: [] }] }]),
    findings: [
      `QuestionnaireResponse.item[0].item[0].item: "a" is a question: what is below it stands in its answer, not in item.`,
      `QuestionnaireResponse.item[0].item[0].text: The text of "a" differs from that in the questionnaire, "A".`,
    ],
  },
]);
