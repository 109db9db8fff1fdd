import type { ActionDecision, ConditionDecision, PlanDecision } from '../apply/plan/planRequest.ts';

/** Why each action of a plan applies or does not, as indented lines; what was not looked at, since what is above it does not apply, is not there. */
export function decisionWords({ plan, actions }: PlanDecision, indent = ''): string {
  return `${indent}${plan}\n${actions.map((action) => actionWords(action, `${indent}  `)).join('')}`;
}

const outcomes = {
  true: 'holds',
  false: 'does not hold',
  empty: 'gives no answer, which counts as no',
  failed: 'could not be evaluated, which counts as no',
} as const;

function actionWords(action: ActionDecision, indent: string): string {
  const { id, title, path, applicable, conditions, resource, actions, plan } = action;
  const name = title ?? id ?? path;
  const led = resource === undefined ? '' : ` → ${resource}`;
  return [
    `${indent}${applicable ? '[x]' : '[ ]'} ${name}${led}\n`,
    ...together(conditions).map((same) => `${indent}      ${conditionWords(same)}\n`),
    ...actions.map((below) => actionWords(below, `${indent}    `)),
    ...(plan ? [decisionWords(plan, `${indent}    `)] : []),
  ].join('');
}

/** Conditions of the same words are parts of one statement, which holds when all of them do. */
function together(conditions: readonly ConditionDecision[]): readonly (readonly ConditionDecision[])[] {
  const groups = new Map<string, ConditionDecision[]>();
  for (const condition of conditions) {
    const key = condition.description ?? condition.expression;
    groups.set(key, [...(groups.get(key) ?? []), condition]);
  }
  return [...groups.values()];
}

function conditionWords(same: readonly ConditionDecision[]): string {
  const worst = (['failed', 'empty', 'false'] as const).find((outcome) =>
    same.some((one) => one.outcome === outcome),
  );
  const open = same.filter(({ outcome }) => outcome !== 'true').length;
  const share = same.length > 1 && open > 0 ? ` (${open} of ${same.length} parts)` : '';
  const by = same.some(({ ran }) => ran === 'alternative') ? ', by the alternative expression' : '';
  const [{ description, expression } = { description: '', expression: '' }] = same;
  return `${outcomes[worst ?? 'true']}${share}${by}: ${description ?? expression}`;
}
