import type { Guideline } from '../knowledge/guideline.ts';
import { kinds } from '../knowledge/kind.ts';
import type { Terminology } from './terminology.ts';

/** Kinds of recommendations: an editorial vocabulary, published so that a reader can disagree with its use. */
export function kindTerminology(guideline: Guideline): Terminology {
  const rows = guideline.recommendations.map((recommendation) => recommendation.row.place);
  return {
    slug: 'recommendation-kind',
    name: 'recommendation-kind',
    title: 'Kinds of recommendations',
    description:
      'What a row of the recommendation tables is, as an editor decided. The kind decides whether a row may become an order or an advice. The vocabulary is not the guideline’s.',
    concepts: kinds.map(({ code, display, definition }) => ({ code, display, definition })),
    sources: rows.slice(0, 1),
    authored: guideline.identity.authored,
  };
}
