import type { Guideline } from '../knowledge/guideline.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import type { Criterion } from '../logic/criterion.ts';
import { answeredBy, conditionIn } from '../logic/evidence.ts';

/** When the rule of a row applies: the guideline's population is recorded, and somebody says the row is in question. */
export function rowCriterion({ population }: Guideline, { id }: Recommendation): Criterion {
  const asked = answeredBy(id);
  if (!population.codeList) return asked;
  return { kind: 'all', of: [conditionIn(population.codeList, 'unknown'), asked] };
}
