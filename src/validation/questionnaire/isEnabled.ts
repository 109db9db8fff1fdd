import type {
  QuestionnaireItem,
  QuestionnaireItemEnableWhen,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from 'fhir/r4.js';
import { choiceOf } from '../choiceOf.ts';
import { extensionsOf } from '../extensionsOf.ts';
import { compareValues, equalValues } from './compareValues.ts';

const byExpression = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression';

/**
 * Says whether an item is enabled by the answers around it. A condition asks the nearest level that holds the question at
 * all. Undefined where it cannot be told: an expression decides, or values cannot be compared.
 * https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen
 */
export function isEnabled(
  { enableWhen = [], enableBehavior, ...item }: QuestionnaireItem,
  levels: readonly (readonly QuestionnaireResponseItem[])[],
): boolean | undefined {
  if (extensionsOf(item, byExpression).length > 0) return undefined;
  if (enableWhen.length === 0) return true;
  const holds = enableWhen.map((condition) => conditionHolds(condition, levels));
  const decisive = enableBehavior === 'any';
  if (holds.includes(decisive)) return decisive;
  return holds.includes(undefined) ? undefined : !decisive;
}

function conditionHolds(
  { question, operator, ...condition }: QuestionnaireItemEnableWhen,
  levels: readonly (readonly QuestionnaireResponseItem[])[],
): boolean | undefined {
  const answers = answersOf(question, levels);
  const expected = choiceOf(condition, 'answer');
  if (!expected) return undefined;
  if (operator === 'exists') return answers.length > 0 === expected.value;
  const results = answers.map((answer) => {
    const actual = choiceOf(answer, 'value');
    if (!actual || actual.type !== expected.type) return undefined;
    if (operator === '=') return equalValues(actual, expected);
    if (operator === '!=') return negated(equalValues(actual, expected));
    return ordered(operator, compareValues(actual, expected));
  });
  if (results.includes(true)) return true;
  return results.includes(undefined) ? undefined : false;
}

function ordered(operator: string, order: number | undefined): boolean | undefined {
  if (order === undefined) return undefined;
  const tests: Record<string, boolean> = {
    '>': order > 0,
    '<': order < 0,
    '>=': order >= 0,
    '<=': order <= 0,
  };
  return tests[operator];
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function answersOf(
  linkId: string,
  levels: readonly (readonly QuestionnaireResponseItem[])[],
): readonly QuestionnaireResponseItemAnswer[] {
  for (const items of levels) {
    const found = itemsWith(linkId, items);
    if (found.length > 0) return found.flatMap(({ answer }) => answer ?? []);
  }
  return [];
}

function itemsWith(
  linkId: string,
  items: readonly QuestionnaireResponseItem[] = [],
): readonly QuestionnaireResponseItem[] {
  return items.flatMap((each) => [
    ...(each.linkId === linkId ? [each] : []),
    ...itemsWith(linkId, each.item),
    ...(each.answer ?? []).flatMap(({ item }) => itemsWith(linkId, item)),
  ]);
}
