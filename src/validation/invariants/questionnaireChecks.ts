import { isTrue, itemsOf, type NativeCheck } from './presence.ts';

/** Invariants that are asked for every question, but for those that rules of their own hold. */
export const questionnaireChecks: Readonly<Record<string, NativeCheck>> = {
  'Questionnaire.item que-13': (item) => isTrue(item.repeats) || itemsOf(item, 'initial').length <= 1,
  'Questionnaire.item.enableWhen que-7': (condition) =>
    condition.operator !== 'exists' || typeof condition.answerBoolean === 'boolean',
};
