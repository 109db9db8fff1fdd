import type { Criterion } from './criterion.ts';
import { recordedParts } from './recordedParts.ts';

/** Ids of the criteria that a criterion names itself, not through others, as parts or as evidence. */
export function namedDirectly(criterion: Criterion): readonly string[] {
  switch (criterion.kind) {
    case 'evidence':
      return recordedParts(criterion).criteria;
    case 'named':
      return [criterion.id];
    case 'not':
      return namedDirectly(criterion.of);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap(namedDirectly);
  }
}
