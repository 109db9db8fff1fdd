import type { Criterion, Evidence } from './criterion.ts';

/** The evidence that a criterion holds itself, not that of the criteria it names. */
export function ownEvidence(criterion: Criterion): readonly Evidence[] {
  switch (criterion.kind) {
    case 'evidence':
      return [criterion];
    case 'named':
      return [];
    case 'not':
      return ownEvidence(criterion.of);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap(ownEvidence);
  }
}
