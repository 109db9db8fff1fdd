import { has, isDistinct, isTrue, itemsOf, type NativeCheck } from './presence.ts';

const withOptions = 'choice open-choice decimal integer date dateTime time string quantity'.split(' ');
const withLength = 'boolean decimal integer string text url open-choice'.split(' ');

const isDisplay = ({ type }: Record<string, unknown>) => type === 'display';
const isOneOf = ({ type }: Record<string, unknown>, types: readonly string[]) =>
  typeof type === 'string' && types.includes(type);

/** Invariants that are asked for every question. */
export const questionnaireChecks: Readonly<Record<string, NativeCheck>> = {
  'Questionnaire que-2': (questionnaire) => isDistinct([...linkIdsIn(questionnaire)]),
  'Questionnaire.item que-1': (item) =>
    (item.type !== 'group' || has(item, 'item')) && (!isDisplay(item) || !has(item, 'item')),
  'Questionnaire.item que-3': (item) => !isDisplay(item) || !has(item, 'code'),
  'Questionnaire.item que-5': (item) =>
    isOneOf(item, withOptions) || (!has(item, 'answerValueSet') && !has(item, 'answerOption')),
  'Questionnaire.item que-6': (item) => !isDisplay(item) || (!has(item, 'required') && !has(item, 'repeats')),
  'Questionnaire.item que-8': (item) => (item.type !== 'group' && !isDisplay(item)) || !has(item, 'initial'),
  'Questionnaire.item que-9': (item) => !isDisplay(item) || !has(item, 'readOnly'),
  'Questionnaire.item que-10': (item) => isOneOf(item, withLength) || !has(item, 'maxLength'),
  'Questionnaire.item que-12': (item) =>
    itemsOf(item, 'enableWhen').length <= 1 || has(item, 'enableBehavior'),
  'Questionnaire.item que-13': (item) => isTrue(item.repeats) || itemsOf(item, 'initial').length <= 1,
  'Questionnaire.item.enableWhen que-7': (condition) =>
    condition.operator !== 'exists' || typeof condition.answerBoolean === 'boolean',
};

/** The linkIds of all levels; those of enableWhen are called `question`. */
function* linkIdsIn(value: Record<string, unknown>): Iterable<unknown> {
  for (const item of itemsOf(value, 'item')) {
    if (item.linkId !== undefined) yield item.linkId;
    yield* linkIdsIn(item);
  }
}
