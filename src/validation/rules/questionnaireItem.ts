import type { QuestionnaireItem } from 'fhir/r4.js';
import { itemsOf } from '../questionnaire/itemsOf.ts';
import type { Rule } from '../rule.ts';

/** Types that may have options by the expression of que-5; by its words choices only, which is a warning here. */
const optional = ['decimal', 'integer', 'date', 'dateTime', 'time', 'string', 'quantity'];
const choices = ['choice', 'open-choice'];
const texts = ['boolean', 'decimal', 'integer', 'string', 'text', 'url', 'open-choice'];

/** Invariants que-1 and que-3 to que-12, at the item and the element at fault. */
export const questionnaireItem: Rule = {
  code: 'questionnaire-item',
  group: 'questionnaires',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire.html#invs',
  wants:
    'An item holds what its type allows: a group has items, a display no answer, only choices have options, only texts a length.',
  why: 'Forms are drawn by the type of the item: what does not belong to it is not shown, or the form cannot be filled in.',
  example: {
    faulty: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/fhir/Questionnaire/pain',
      status: 'draft',
      item: [{ linkId: 'pain', type: 'group' }],
    },
    mended: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/fhir/Questionnaire/pain',
      status: 'draft',
      item: [{ linkId: 'pain', type: 'group', item: [{ linkId: 'score', type: 'integer' }] }],
    },
  },
  *check(artifact, scope) {
    for (const items of itemsOf(artifact, scope)) {
      for (const { item, path } of items) {
        for (const [element, problem] of problemsOf(item)) {
          const lenient = element.startsWith('answer') && optional.includes(item.type);
          const doubt = problem.startsWith('offers nothing');
          yield {
            message: `"${item.linkId}" ${problem}.`,
            fhirPath: element === '' ? path : `${path}.${element}`,
            ...(((lenient && problem.startsWith('is of')) || doubt) && { severity: 'warning' as const }),
          };
        }
      }
    }
  },
};

type Problem = readonly [element: string, problem: string];

function problemsOf(item: QuestionnaireItem): readonly Problem[] {
  const { type } = item;
  const list: (Problem | false | undefined)[] = [
    type === 'group' &&
      !(item.item && item.item.length > 0) && [
        '',
        'is a group without items: add some, or make it a display',
      ],
    type === 'display' && item.item !== undefined && ['item', 'only displays a text: it has no items'],
    type === 'display' && item.code !== undefined && ['code', 'only displays a text: it has no code'],
    type === 'display' &&
      item.required !== undefined && ['required', 'only displays a text: nothing is required'],
    type === 'display' &&
      item.repeats !== undefined && ['repeats', 'only displays a text: it does not repeat'],
    type === 'display' &&
      item.readOnly !== undefined && ['readOnly', 'only displays a text: leave readOnly out'],
    (type === 'display' || type === 'group') &&
      item.initial !== undefined && ['initial', `is a ${type}, which has no initial value`],
    type === 'choice' &&
      !item.answerOption &&
      !item.answerValueSet &&
      !item.extension &&
      !('_answerValueSet' in item) && ['', 'offers nothing to choose from: give options or a value set'],
    item.answerOption !== undefined &&
      item.answerValueSet !== undefined && [
        'answerValueSet',
        'has options and a value set: keep one of them',
      ],
    ...(['answerOption', 'answerValueSet'] as const).map((name): Problem | undefined =>
      item[name] && !choices.includes(type)
        ? [name, `is of type ${type}: only a choice has ${name}`]
        : undefined,
    ),
    item.answerOption !== undefined &&
      item.initial !== undefined && [
        'initial',
        'has options: mark one by initialSelected instead of an initial value',
      ],
    item.maxLength !== undefined &&
      !texts.includes(type) && ['maxLength', `is of type ${type}, which has no length`],
    (item.enableWhen?.length ?? 0) > 1 &&
      !item.enableBehavior && [
        '',
        'has several conditions: say in enableBehavior whether all or any must hold',
      ],
  ];
  return list.filter((each) => each !== false && each !== undefined);
}
