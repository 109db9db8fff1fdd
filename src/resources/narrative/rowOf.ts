import type { Guideline, Recommendation } from '../../knowledge/guideline.ts';
import { idOf } from '../canonical.ts';

/** The row an artifact of that id was made from. */
export function rowOf(guideline: Guideline, id: string | undefined): Recommendation | undefined {
  return guideline.recommendations.find((recommendation) => idOf(guideline, recommendation.id) === id);
}
