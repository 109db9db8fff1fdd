import type { Card, EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { OutcomeSet, RailOf } from '../logic/criterion.ts';
import type { EvaluatedCase } from './evaluateCases.ts';
import { railHolds } from './railHolds.ts';

type OutcomeOf = OutcomeSet['outcomes'][number];

/**
 * Ids of the outermost cards of a plan that a case leads to by its expectations: of the criteria, and of the sets of outcomes, of
 * which exactly the expected one holds. What the case does not say of a criterion is read from its record, each criterion for
 * itself; so what `$apply` makes of the plan's own conditions is held against something that was not read from them.
 */
export function expectedCards(
  plan: EligibilityPlan,
  { patient, stateOf }: Pick<EvaluatedCase, 'patient' | 'stateOf'>,
  guideline: Guideline,
): readonly string[] {
  const said = new Map(patient.expected.map(({ criterion, state }) => [criterion, state]));
  const given = patient.outcomes.map(({ set, outcome }) => ({
    expected: outcome,
    outcomes: guideline.outcomes?.find(({ id }) => id === set)?.outcomes ?? [],
  }));
  const shows = (card: Card) =>
    given.every(({ expected, outcomes }) =>
      outcomes.every((one) => one.id === expected || !says(card, one)),
    ) &&
    card.when
      .filter((rail) => !given.some(({ expected, outcomes }) => follows(rail, expected, outcomes)))
      .every((rail) => railHolds(rail, said.get(rail.criterion) ?? stateOf(rail.criterion)));
  return plan.cards.filter(shows).map(({ id }) => id);
}

/** Whether a card says an outcome: it asks for all that the outcome asks. */
export function says({ when }: Pick<Card, 'when'>, outcome: Pick<OutcomeOf, 'when'>): boolean {
  return outcome.when.every((rail) => when.some((asked) => same(asked, rail)));
}

/** Whether what is asked is part of the outcome that holds. */
function follows(rail: RailOf, expected: string, outcomes: readonly OutcomeOf[]): boolean {
  return outcomes.some(({ id, when }) => id === expected && when.some((part) => same(part, rail)));
}

function same(a: RailOf, b: RailOf): boolean {
  return a.criterion === b.criterion && a.rail === b.rail;
}
