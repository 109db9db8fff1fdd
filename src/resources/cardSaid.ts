import type { Card, EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Said, SaidItem } from '../logic/cql/logicSource.ts';
import type { RailOf } from '../logic/criterion.ts';

/**
 * The words of an outermost card: its description and the guideline's disclaimers, and between them what the cards below it say of the
 * patient: innermost ones, and those that propose something. Servers that show outermost actions alone show these.
 */
export function cardSaid(guideline: Guideline, plan: Pick<EligibilityPlan, 'id'>, card: Card): Said {
  const disclaimers = guideline.identity.disclaimers.map(({ text }) => text).join(' ');
  return {
    before: card.description,
    items: card.cards.flatMap((below) => itemsOf(guideline, plan, below, [])),
    after: disclaimers === '' ? '' : `\n\n${disclaimers}`,
  };
}

/** @param above cards between the outermost and this one, outer ones first */
function itemsOf(
  guideline: Guideline,
  plan: Pick<EligibilityPlan, 'id'>,
  card: Card,
  above: readonly Card[],
): readonly SaidItem[] {
  const path = [...above, card];
  const below = card.cards.flatMap((inner) => itemsOf(guideline, plan, inner, path));
  if (card.cards.length > 0 && !card.proposes) return below;
  const rules = path.map((one) => cardRule(plan, one));
  return [{ ...labelled(guideline, card, above.at(-1)), rules }, ...below];
}

const states: Readonly<Partial<Record<RailOf['rail'], string>>> = {
  met: 'Met',
  'ruled-out': 'Ruled out',
  unknown: 'Not known',
};

/**
 * A title that names a criterion says nothing of it: "Active infection" may be met, ruled out or not known, and which it is has to stand
 * before it. Other titles are sentences of their own; below a proposal they are about that.
 */
function labelled(
  { criteria }: Guideline,
  { title, when, proposes }: Card,
  above: Card | undefined,
): Pick<SaidItem, 'label' | 'title'> {
  if (proposes) return { label: 'Proposed', title };
  const [rail, ...others] = when;
  const named = others.length === 0 && criteria.find(({ id }) => id === rail?.criterion)?.title === title;
  const label = named && rail ? states[rail.rail] : undefined;
  if (label !== undefined) return { label, title };
  return { label: 'To note', title: above?.proposes ? `${above.title}: ${title}` : title };
}

/** Id of what the logic library says of a card. */
export function cardRule(plan: Pick<EligibilityPlan, 'id'>, card: Pick<Card, 'id'>): string {
  return `${plan.id}/${card.id}`;
}
