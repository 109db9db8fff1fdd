import type { Evidence, EvidenceVariable } from 'fhir/r4.js';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { Recommendation } from '../../knowledge/recommendation.ts';
import type { NotesView, RatingsView, StatementView } from '../../views.ts';
import { idOf } from '../canonical.ts';
import { ratingsView, statementView } from './partialViews.ts';
import { rowOf } from './rowOf.ts';

/** A row as evidence. */
export function evidenceView(
  guideline: Guideline,
  { id, note = [] }: Evidence,
): { statement: StatementView; ratings: RatingsView; notes: NotesView } {
  const recommendation = rowOf(guideline, id) as Recommendation;
  return {
    statement: statementView(guideline, recommendation.row.statement, recommendation.row.place),
    ratings: ratingsView(guideline, recommendation),
    notes: { notes: note.map(({ text }) => text) },
  };
}

/** A population, exposure, comparator or outcome, with the words that name it. */
export function evidenceVariableView(
  guideline: Guideline,
  { id, note = [] }: EvidenceVariable,
): { statement: StatementView | null; notes: NotesView } {
  const quote = guideline.variables.find((variable) => idOf(guideline, variable.id) === id)?.quote;
  return {
    statement: quote ? statementView(guideline, quote.text, quote.place) : null,
    notes: { notes: note.map(({ text }) => text) },
  };
}
