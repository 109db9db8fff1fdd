import type { ActivityDefinition } from 'fhir/r4.js';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { FactsView, RatingsView, StatementView } from '../../views.ts';
import { ratingsView, statementView } from './partialViews.ts';
import { rowOf } from './rowOf.ts';

/** What is proposed, and the row it rests on. */
export function activityView(
  guideline: Guideline,
  { id, kind = 'Task', code, productCodeableConcept, doNotPerform }: ActivityDefinition,
): { statement: StatementView | null; ratings: RatingsView; facts: FactsView } {
  const recommendation = rowOf(guideline, id);
  return {
    statement: recommendation
      ? statementView(guideline, recommendation.row.statement, recommendation.row.place)
      : null,
    ratings: recommendation ? ratingsView(guideline, recommendation) : { ratings: [] },
    facts: {
      facts: [
        {
          name: doNotPerform ? 'Proposes not to perform' : 'Proposes',
          value: (productCodeableConcept ?? code)?.text ?? '',
        },
        { name: 'As', value: kind },
        ...(kind === 'MedicationRequest'
          ? [{ name: 'Dose', value: 'Not in the source; none is given.' }]
          : []),
      ],
    },
  };
}
