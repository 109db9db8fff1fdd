import type { Evidence } from './criterion.ts';
import type { Fact } from './fact.ts';

/** What stands under `recorded`, sorted: facts of the record, and ids of criteria whose being met counts as recorded. */
export function recordedParts({ recorded }: Pick<Evidence, 'recorded'>): {
  readonly facts: readonly Fact[];
  readonly criteria: readonly string[];
} {
  return {
    facts: recorded.filter((one) => one.kind !== 'criterion'),
    criteria: recorded.flatMap((one) => (one.kind === 'criterion' ? [one.id] : [])),
  };
}
