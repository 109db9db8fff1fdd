import type {
  ExplainedAction,
  ExplainedCondition,
  ExplainedStatement,
  Explanation,
} from '../apply/explain/explanation.ts';
import { conditionWords } from './conditionWords.ts';
import { criterionWords, partLines } from './criterionWords.ts';

/**
 * An explanation as text: the actions with their conditions, then each criterion with what settles it or leaves it open, then what would
 * settle the most. What was not looked at, since what is above it does not apply, is not there.
 */
export function explanationWords(explanation: Explanation): string {
  const { plan, subject, asOf, complete, actions, criteria, remarks } = explanation;
  const all = Object.values(criteria);
  return [
    `${plan}\nfor ${subject} as of ${asOf}, ${complete.length === 0 ? 'no list read in full' : `read in full: ${complete.join(', ')}`}\n\n`,
    ...actions.map((action) => actionWords(action, '  ', criteria)),
    ...(all.length > 0
      ? ['\nCriteria\n', ...all.map((criterion) => criterionWords(criterion, criteria))]
      : []),
    ...(remarks.length > 0
      ? ['\nNot counted as it stands\n', ...remarks.map(({ message }) => `  ${message}\n`)]
      : []),
  ].join('');
}

function actionWords(action: ExplainedAction, indent: string, criteria: Explanation['criteria']): string {
  const { id, title, path, applicable, conditions, resource, actions, plan } = action;
  const led = resource === undefined ? '' : ` → ${resource}`;
  return [
    `${indent}${applicable ? '[x]' : '[ ]'} ${title ?? id ?? path}${led}\n`,
    ...together(conditions).flatMap((same) => [
      `${indent}      ${togetherWords(same, criteria)}\n`,
      ...unnamed(same, criteria).map((line) => `${indent}        ${line}\n`),
    ]),
    ...actions.map((below) => actionWords(below, `${indent}    `, criteria)),
    ...(plan
      ? [
          `${indent}    ${plan.plan}\n`,
          ...plan.actions.map((below) => actionWords(below, `${indent}      `, criteria)),
        ]
      : []),
  ].join('');
}

/** In the names of criteria where the package tells them, else in the words of the plan. */
function togetherWords(same: readonly ExplainedCondition[], criteria: Explanation['criteria']): string {
  const [{ says } = {}] = same;
  const failed = same.some(({ outcome }) => outcome === 'failed' || outcome === 'empty');
  if (!says || failed || !says.every(({ part }) => part.kind === 'criterion')) return conditionWords(same);
  const holds = same.every(({ outcome }) => outcome === 'true');
  return `${holds ? 'holds' : 'does not hold'}: ${says.map((one) => statementWords(one, criteria)).join('; ')}`;
}

/** What of them has no name of its own, down to its evidence. */
function unnamed(
  [{ says = [] } = {}]: readonly Partial<ExplainedCondition>[],
  criteria: Explanation['criteria'],
): readonly string[] {
  return says.flatMap(({ part }) => (part.kind === 'criterion' ? [] : partLines(part, criteria)));
}

function statementWords({ asked, part }: ExplainedStatement, criteria: Explanation['criteria']): string {
  const title = part.kind === 'criterion' ? criteria[part.id]?.title : undefined;
  return `“${title}” is ${part.state.replaceAll('-', ' ')} (asked: ${asked.replaceAll('-', ' ')})`;
}

/** Conditions of one define, or of the same words, are parts of one statement, which holds when all of them do. */
function together(conditions: readonly ExplainedCondition[]): readonly (readonly ExplainedCondition[])[] {
  const groups = new Map<string, ExplainedCondition[]>();
  for (const condition of conditions) {
    const key = condition.define?.name ?? condition.description ?? condition.expression;
    groups.set(key, [...(groups.get(key) ?? []), condition]);
  }
  return [...groups.values()];
}
