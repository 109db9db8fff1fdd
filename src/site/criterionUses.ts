import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { namedDirectly } from '../logic/namedDirectly.ts';
import { cardsIn } from '../resources/planRules.ts';
import { hrefs, type Link } from './links.ts';

/** The criteria, plans and outcome sets that name a criterion themselves. */
export function criterionUses(guideline: Guideline, id: string): readonly Link[] {
  const names = ({ criterion }: { readonly criterion: Criterion }) => namedDirectly(criterion).includes(id);
  return [
    ...guideline.criteria
      .filter(names)
      .map((other) => ({ href: hrefs.criterion(other.id), label: `Criterion: ${other.title}` })),
    ...guideline.eligibility
      .filter(({ cards }) =>
        cardsIn(cards).some(({ when }) => when.some(({ criterion }) => criterion === id)),
      )
      .map((plan) => ({ href: hrefs.eligibility(plan.id), label: `Plan: ${plan.title}` })),
    ...(guideline.outcomes ?? [])
      .filter(({ outcomes }) => outcomes.some(({ when }) => when.some(({ criterion }) => criterion === id)))
      .map((set) => ({ href: hrefs.outcomes(set.id), label: `Outcomes: ${set.title}` })),
  ];
}
