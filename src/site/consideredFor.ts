import type { Guideline } from '../knowledge/guideline.ts';
import { kindOf } from '../knowledge/kind.ts';
import { answeredBy } from '../logic/evidence.ts';
import { spanWords } from '../logic/wordsOfTime.ts';

/** How long the answer lasts that a recommendation is being considered, and how many rows ask; nothing where no row asks. */
export function consideredFor({ recommendations }: Guideline): { number: number; lasts: string } | undefined {
  const asked = recommendations.filter(({ kind, question }) => kindOf(kind).actionable && question);
  const validFor = asked[0] && answeredBy(asked[0].id).question?.validFor;
  return validFor && { number: asked.length, lasts: spanWords(validFor) };
}
