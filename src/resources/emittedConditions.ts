import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { fhirpathConditions, type Outcome } from '../logic/fhirpath.ts';
import { actionableRows } from './considering.ts';
import { lookupIn } from './recommendationPlan.ts';
import { rowCriterion } from './rowCriterion.ts';

/** A FHIRPath expression that is written somewhere. */
export interface EmittedCondition {
  readonly text: string;
  /** Id of the criterion or plan that it was first met in. */
  readonly of: string;
  /** The line that a person would edit. */
  readonly place: Place;
}

/** Every FHIRPath expression that criteria and plans emit, each once; the codes stand in it, whatever a site prefers. */
export function emittedConditions(guideline: Guideline): readonly EmittedCondition[] {
  const lookup = lookupIn(guideline);
  const first = new Map<string, EmittedCondition>();
  const emit = (of: string, place: Place, criterion: Criterion, ...outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes)
      for (const text of fhirpathConditions(criterion, lookup, outcome))
        if (!first.has(text)) first.set(text, { text, of, place });
  };
  for (const { id, criterion, authored } of guideline.criteria)
    emit(id, authored, criterion, 'met', 'ruled-out');
  for (const { id, criterion, authored } of guideline.eligibility)
    emit(id, authored, criterion, 'met', 'unknown');
  for (const row of actionableRows(guideline))
    emit(row.id, row.authored, rowCriterion(guideline, row), 'met');
  return [...first.values()];
}
