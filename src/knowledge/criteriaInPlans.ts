import type { Criterion } from '../logic/criterion.ts';
import { namedDirectly } from '../logic/namedDirectly.ts';
import type { Card, EligibilityPlan } from './eligibility.ts';

/**
 * Ids of the criteria that plans read, themselves or by way of others. Names that lead to no criterion, and criteria that rest
 * on themselves, end the way there: both were told.
 */
export function criteriaInPlans(
  criteria: readonly { readonly id: string; readonly criterion: Criterion }[],
  plans: readonly Pick<EligibilityPlan, 'cards'>[],
): ReadonlySet<string> {
  const byId = new Map(criteria.map((one) => [one.id, one.criterion]));
  const found = new Set<string>();
  const reach = (id: string): void => {
    const criterion = byId.get(id);
    if (!criterion || found.has(id)) return;
    found.add(id);
    for (const name of namedDirectly(criterion)) reach(name);
  };
  for (const id of namesInPlans(plans)) reach(id);
  return found;
}

/** Ids of the criteria that the cards of plans name themselves. */
export function namesInPlans(plans: readonly Pick<EligibilityPlan, 'cards'>[]): readonly string[] {
  return plans.flatMap(({ cards }) => namesOf(cards));
}

function namesOf(cards: readonly Card[]): readonly string[] {
  return cards.flatMap(({ when, cards: below }) => [
    ...when.map(({ criterion }) => criterion),
    ...namesOf(below),
  ]);
}
