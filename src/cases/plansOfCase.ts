import type { EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { namedIn } from '../logic/reads.ts';
import { lookupIn } from '../resources/lookupIn.ts';
import { cardsIn } from '../resources/planRules.ts';
import { says } from './expectedCards.ts';
import type { PatientCase } from './patientCase.ts';

/**
 * The plans that a case is about: those that say an outcome of a set of which it expects one, and those that read a criterion of
 * which it expects a state, by name or as a part of another.
 */
export function plansOfCase(
  { expected, outcomes }: PatientCase,
  guideline: Guideline,
): readonly EligibilityPlan[] {
  const sets = (guideline.outcomes ?? []).filter(({ id }) => outcomes.some(({ set }) => set === id));
  return guideline.eligibility.filter((plan) => {
    const read = criteriaRead(plan, guideline);
    return (
      expected.some(({ criterion }) => read.has(criterion)) ||
      plan.cards.some((card) => sets.some((set) => set.outcomes.some((outcome) => says(card, outcome))))
    );
  });
}

const known = new WeakMap<EligibilityPlan, ReadonlySet<string>>();

/** Ids of the criteria that the cards of a plan name, and of those that these are made of. */
function criteriaRead(plan: EligibilityPlan, guideline: Guideline): ReadonlySet<string> {
  const before = known.get(plan);
  if (before) return before;
  const find = lookupIn(guideline).criterion;
  const named = new Set(cardsIn(plan.cards).flatMap(({ when }) => when.map(({ criterion }) => criterion)));
  const read = new Set([...named].flatMap((id) => [id, ...namedIn(find(id), find)]));
  known.set(plan, read);
  return read;
}
