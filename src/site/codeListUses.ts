import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { cardStatements, cardsIn } from '../resources/planRules.ts';
import { hrefs, type Link } from './links.ts';

/** Who reads a code list. */
export interface CodeListUses {
  /** Criteria with facts of their own that read it. */
  readonly criteria: readonly Link[];
  /** Eligibility plans that read it, also by way of criteria they name. */
  readonly plans: readonly Link[];
  /** True for the list of the guideline's population, which the rule of every row reads. */
  readonly population: boolean;
}

/** Finds who reads each code list, by its id. */
export function codeListUses(guideline: Guideline): (id: string) => CodeListUses {
  const criteria = guideline.criteria.map(({ id, title, criterion }) => ({
    link: { href: hrefs.criterion(id), label: title },
    lists: listsOf(criterion, () => nothingOfItsOwn),
  }));
  const find = (id: string) => guideline.criteria.find((one) => one.id === id)?.criterion ?? nothingOfItsOwn;
  const plans = guideline.eligibility.map(({ id, title, cards }) => ({
    link: { href: hrefs.eligibility(id), label: title },
    lists: listsOf(
      {
        kind: 'all',
        of: cardsIn(cards)
          .flatMap(cardStatements)
          .map(({ criterion }) => criterion),
      },
      find,
    ),
  }));
  return (id) => ({
    criteria: criteria.filter(({ lists }) => lists.has(id)).map(({ link }) => link),
    plans: plans.filter(({ lists }) => lists.has(id)).map(({ link }) => link),
    population: guideline.population.codeList === id,
  });
}

/** Stands in for a criterion that is not opened. */
const nothingOfItsOwn: Criterion = { kind: 'any', of: [] };

function listsOf(criterion: Criterion, find: (id: string) => Criterion): ReadonlySet<string> {
  return new Set(codeListsOf(readsOf(criterion, find).facts));
}
