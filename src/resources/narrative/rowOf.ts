import type { Guideline } from '../../knowledge/guideline.ts';
import type { Recommendation } from '../../knowledge/recommendation.ts';
import { idOf } from '../canonical.ts';

/** The row an artifact of that id was made from. */
export function rowOf(guideline: Guideline, id: string | undefined): Recommendation | undefined {
  return guideline.recommendations.find((recommendation) => idOf(guideline, recommendation.id) === id);
}
