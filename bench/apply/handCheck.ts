import type { FhirResource } from 'fhir/r4.js';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { Statement } from '../../src/logic/cql/logicSource.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { lookupIn } from '../../src/resources/lookupIn.ts';
import { cardStatements } from '../../src/resources/planRules.ts';
import { truth } from '../../test/support/engines.ts';
import { chartOf } from '../../test/support/interpret/chart.ts';
import { railsIn } from '../../test/support/interpret/interpret.ts';

/** The outermost cards of a plan that hold for a patient. */
export type HandCheck = (
  given: readonly FhirResource[],
  subject: string,
  complete: readonly string[],
) => readonly string[];

/**
 * Decides the cards of a plan in plain JavaScript over the raw records, by the reader of the criteria that was written by hand for the tests:
 * no FHIRPath, no CQL, no `$apply`. Each criterion is read once for a patient.
 */
export function handCheck(guideline: Guideline, plan: string, today: string): HandCheck {
  const lookup = lookupIn(guideline);
  const cards = guideline.eligibility.find(({ id }) => id === plan)?.cards ?? [];
  const asked = cards.map((card) => ({ id: card.id, statements: cardStatements(card) }));
  const settled = {
    met: { kind: 'all', of: [] },
    'ruled-out': { kind: 'any', of: [] },
    unknown: { kind: 'evidence', recorded: [], possible: [], absence: 'unknown' },
  } as const;
  return (given, subject, complete) => {
    const chart = chartOf({ given, subject, today, complete, questionnaire: '', draftOrders: [] });
    const known = new Map<string, Rails<boolean>>();
    const railsOf = (id: string): Rails<boolean> => {
      let rails = known.get(id);
      if (!rails) {
        rails = railsIn(lookup.criterion(id), chart, terms);
        known.set(id, rails);
      }
      return rails;
    };
    const terms = { codeSet: lookup.codeSet, criterion: (id: string) => settled[truth(railsOf(id))] };
    const holds = ({ criterion, outcome }: Statement) => {
      const state = truth(
        criterion.kind === 'named' ? railsOf(criterion.id) : railsIn(criterion, chart, terms),
      );
      if (outcome === 'not-met') return state !== 'met';
      return outcome === 'not-ruled-out' ? state !== 'ruled-out' : state === outcome;
    };
    return asked.filter(({ statements }) => statements.every(holds)).map(({ id }) => id);
  };
}
