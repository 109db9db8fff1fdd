import type { ConditionDecision } from '../apply/plan/planRequest.ts';

const outcomes = {
  true: 'holds',
  false: 'does not hold',
  empty: 'gives no answer, which counts as no',
  failed: 'could not be evaluated, which counts as no',
} as const;

/** How conditions that are parts of one statement came out together, in a line. */
export function conditionWords(same: readonly ConditionDecision[]): string {
  const worst = (['failed', 'empty', 'false'] as const).find((outcome) =>
    same.some((one) => one.outcome === outcome),
  );
  const open = same.filter(({ outcome }) => outcome !== 'true').length;
  const share = same.length > 1 && open > 0 ? ` (${open} of ${same.length} parts)` : '';
  const by = same.some(({ ran }) => ran === 'alternative') ? ', by the alternative expression' : '';
  const [{ description, expression } = { description: '', expression: '' }] = same;
  return `${outcomes[worst ?? 'true']}${share}${by}: ${description ?? expression}`;
}
