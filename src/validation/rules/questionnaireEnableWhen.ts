import type { QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4.js';
import { choiceOf, typeName } from '../choiceOf.ts';
import { answerTypes } from '../questionnaire/answerTypes.ts';
import { equalValues } from '../questionnaire/compareValues.ts';
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
  if (targetAt > at)
    return {
      severity: 'warning',
      message: `"${question}" comes after the item that depends on it: ask it before.`,
      fhirPath,
    };
  return answerProblem(condition, target.item);
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
  const offered = target.type === 'choice' ? (target.answerOption ?? []) : [];
  const found = offered.some((option) => {
    const value = choiceOf(option, 'value');
    return value && equalValues(value, answer);
  });
  return offered.length === 0 || found
    ? undefined
    : { message: `The answer is none of the options of "${question}".`, fhirPath, severity: 'warning' };
}
