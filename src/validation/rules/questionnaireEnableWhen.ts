import type { QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4.js';
import { choiceOf, typeName } from '../choiceOf.ts';
import { answerTypes } from '../questionnaire/answerTypes.ts';
import { compareValues, equalValues } from '../questionnaire/compareValues.ts';
import { itemsOf, type PlacedItem } from '../questionnaire/itemsOf.ts';
import { painForm } from '../questionnaire/painForm.ts';
import type { Finding, Rule } from '../rule.ts';

const orders = ['>', '<', '>=', '<='];
const ordered = [
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'quantity',
  'string',
  'choice',
  'open-choice',
];

/** Conditions of items. */
export const questionnaireEnableWhen: Rule = {
  code: 'questionnaire-enable-when',
  group: 'questionnaires',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen',
  wants:
    'The condition of an item asks another question, which comes before it, with an operator and an answer that suit it.',
  why: 'A condition that cannot hold hides its item for ever: the question is never asked, and the plan never gets the answer.',
  example: { faulty: painForm('pian'), mended: painForm('pain') },
  *check(artifact, scope) {
    for (const items of itemsOf(artifact, scope)) {
      const index = new Map(items.map(({ item }, at) => [item.linkId, at]));
      for (const [at, { item, path }] of items.entries()) {
        yield* together(item, path, index, items);
        for (const [number, condition] of (item.enableWhen ?? []).entries()) {
          const target = index.get(condition.question);
          const finding = problemOf(
            item,
            condition,
            target === undefined ? undefined : items[target],
            target,
            at,
          );
          if (finding) yield { ...finding, fhirPath: `${path}.enableWhen[${number}]${finding.fhirPath}` };
        }
      }
    }
  },
};

function problemOf(
  item: QuestionnaireItem,
  condition: QuestionnaireItemEnableWhen,
  target: PlacedItem | undefined,
  targetAt: number | undefined,
  at: number,
): Finding | undefined {
  const { question } = condition;
  const fhirPath = '.question';
  if (!target || targetAt === undefined)
    return { message: `No item has the linkId "${question}": correct it, or add the question.`, fhirPath };
  if (question === item.linkId)
    return { message: `"${question}" depends on its own answer: it is never enabled.`, fhirPath };
  if (target.item.type === 'display')
    return { message: `"${question}" only displays a text and is never answered: ask a question.`, fhirPath };
  if (target.item.type === 'group')
    return {
      severity: 'warning',
      message: `"${question}" is a group, which has no answer: ask one of its questions.`,
      fhirPath,
    };
  if (targetAt > at)
    return {
      severity: 'warning',
      message: `"${question}" comes after the item that depends on it: ask it before.`,
      fhirPath,
    };
  return answerProblem(condition, target.item);
}

/** Conditions of one item beside each other: each once, and all of them possible where all must hold. */
function* together(
  { enableWhen = [], enableBehavior }: QuestionnaireItem,
  path: string,
  index: ReadonlyMap<string, number>,
  items: readonly PlacedItem[],
): Iterable<Finding> {
  const texts = enableWhen.map((each) => JSON.stringify(each));
  for (const [number, condition] of enableWhen.entries()) {
    const fhirPath = `${path}.enableWhen[${number}]`;
    if (texts.indexOf(texts[number] as string) < number)
      yield { severity: 'warning', message: 'The same condition stands twice: keep one.', fhirPath };
    const target = items[index.get(condition.question) ?? -1]?.item;
    if (enableBehavior !== 'all' || !target || target.repeats) continue;
    const other = enableWhen.slice(0, number).find((each) => excludes(each, condition));
    if (other)
      yield {
        severity: 'warning',
        message: `No answer to "${condition.question}" meets this and a condition before it: the item is never enabled.`,
        fhirPath,
      };
  }
}

/** True where no single answer meets both conditions. */
function excludes(a: QuestionnaireItemEnableWhen, b: QuestionnaireItemEnableWhen): boolean {
  if (a.question !== b.question) return false;
  const [one, two] = [choiceOf(a, 'answer'), choiceOf(b, 'answer')];
  if (!one || !two) return false;
  const absent = (each: QuestionnaireItemEnableWhen) =>
    each.operator === 'exists' && each.answerBoolean === false;
  if (absent(a) || absent(b)) return !(absent(a) && absent(b)) && a.operator !== '!=' && b.operator !== '!=';
  if (a.operator === 'exists' || b.operator === 'exists' || one.type !== two.type) return false;
  const pair = [a.operator, b.operator];
  if (pair.every((operator) => operator === '=')) return equalValues(one, two) === false;
  if (pair.includes('=') && pair.includes('!=')) return equalValues(one, two) === true;
  const order = compareValues(one, two);
  return (
    order !== undefined && (isApart(a.operator, b.operator, order) || isApart(b.operator, a.operator, -order))
  );
}

/** True where the first asks for more than the second takes; `order` tells where the first value lies to the second. */
function isApart(first: string, second: string, order: number): boolean {
  const [least, most] = [['>', '>=', '='].includes(first), ['<', '<=', '='].includes(second)];
  if (!least || !most || (first === '=' && second === '=')) return false;
  return order > 0 || (order === 0 && (first === '>' || second === '<'));
}

function answerProblem(
  condition: QuestionnaireItemEnableWhen,
  target: QuestionnaireItem,
): Finding | undefined {
  const { operator, question } = condition;
  const answer = choiceOf(condition, 'answer');
  if (!answer || operator === 'exists') return undefined;
  const allowed = answerTypes[target.type];
  const fhirPath = `.answer.ofType(${typeName(answer.type)})`;
  if (allowed && !allowed.includes(answer.type))
    return {
      message: `"${question}" is answered by ${allowed.map(typeName).join(' or ')}, this compares with ${typeName(answer.type)}: it is never true.`,
      fhirPath,
    };
  if (orders.includes(operator) && !(ordered.includes(target.type) && answer.type !== 'Coding'))
    return {
      message: `${operator} orders values, which those of "${question}" (${target.type}) have not: use = or !=.`,
      fhirPath: '.operator',
    };
  if (orders.includes(operator) && answer.type === 'String')
    return {
      severity: 'warning',
      message: `${operator} compares texts by their letters ("10" < "9"): ask for a number, or use = or !=.`,
      fhirPath: '.operator',
    };
  const offered = target.type === 'choice' ? (target.answerOption ?? []) : [];
  const found = offered.some((option) => {
    const value = choiceOf(option, 'value');
    return value && equalValues(value, answer);
  });
  return offered.length === 0 || found
    ? undefined
    : { message: `The answer is none of the options of "${question}".`, fhirPath, severity: 'warning' };
}
