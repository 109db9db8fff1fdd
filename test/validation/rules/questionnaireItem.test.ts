import { questionnaireItem } from '../../../src/validation/rules/questionnaireItem.ts';

import { testRule } from '../../support/testRule.ts';

const form = (...item: object[]) => ({ resourceType: 'Questionnaire', status: 'active', item });
testRule(questionnaireItem, [
  {
    name: 'takes what suits each type',
    resources: [
      form(
        { linkId: 'g', type: 'group', required: true, item: [{ linkId: 'd', type: 'display' }] },
        { linkId: 'c', type: 'choice', answerOption: [], enableWhen: [{}] },
        { linkId: 's', type: 'string', maxLength: 1, initial: [] },
      ),
    ],
    findings: [],
  },
  {
    name: 'reports what a display or a group cannot have',
    resources: [
      form(
        { linkId: 'g', type: 'group', initial: [] },
        {
          linkId: 'd',
          type: 'display',
          item: [],
          code: [],
          required: true,
          repeats: false,
          readOnly: true,
          initial: [],
        },
      ),
    ],
    findings: [
      `Questionnaire.item[0]: "g" is a group without items: add some, or make it a display.`,
      `Questionnaire.item[0].initial: "g" is a group, which has no initial value.`,
      `Questionnaire.item[1].item: "d" only displays a text: it has no items.`,
      `Questionnaire.item[1].code: "d" only displays a text: it has no code.`,
      `Questionnaire.item[1].required: "d" only displays a text: nothing is required.`,
      `Questionnaire.item[1].repeats: "d" only displays a text: it does not repeat.`,
      `Questionnaire.item[1].readOnly: "d" only displays a text: leave readOnly out.`,
      `Questionnaire.item[1].initial: "d" is a display, which has no initial value.`,
    ],
  },
  {
    name: 'reports what a question cannot have',
    resources: [
      form(
        { linkId: 's', type: 'string', answerOption: [], answerValueSet: 'http://x' },
        { linkId: 'c', type: 'choice', maxLength: 1, answerOption: [], initial: [], enableWhen: [{}, {}] },
      ),
    ],
    findings: [
      `Questionnaire.item[0].answerValueSet: "s" has options and a value set: keep one of them.`,
      `warning Questionnaire.item[0].answerOption: "s" is of type string: only a choice has answerOption.`,
      `warning Questionnaire.item[0].answerValueSet: "s" is of type string: only a choice has answerValueSet.`,
      `Questionnaire.item[1].initial: "c" has options: mark one by initialSelected instead of an initial value.`,
      `Questionnaire.item[1].maxLength: "c" is of type choice, which has no length.`,
      `Questionnaire.item[1]: "c" has several conditions: say in enableBehavior whether all or any must hold.`,
    ],
  },
  {
    name: 'warns of a choice without options, unless an extension may bring them',
    resources: [
      form(
        { linkId: 'a', type: 'choice' },
        { linkId: 'b', type: 'choice', extension: [{ url: 'http://x', valueString: 'x' }] },
      ),
    ],
    findings: [
      'warning Questionnaire.item[0]: "a" offers nothing to choose from: give options or a value set.',
    ],
  },
]);
