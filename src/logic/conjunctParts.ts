import type { Criterion } from './criterion.ts';
import type { Outcome } from './fhirpath.ts';

/**
 * The parts of a criterion that must each have the outcome for the whole to have it, as far as they can be told apart: those
 * of `all` for met and not ruled out, those of `any` for ruled out and not met. What can only be said of the whole is one part.
 */
export function conjunctParts(criterion: Criterion, outcome: Outcome): readonly Criterion[] {
  const splits =
    (criterion.kind === 'all' && (outcome === 'met' || outcome === 'not-ruled-out')) ||
    (criterion.kind === 'any' && (outcome === 'ruled-out' || outcome === 'not-met'));
  return splits ? criterion.of.flatMap((part) => conjunctParts(part, outcome)) : [criterion];
}
