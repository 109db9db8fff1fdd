import type { Card, EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Said } from '../logic/cql/logicSource.ts';

/**
 * The words of an outermost card: its description and the guideline's disclaimers, and between them what the innermost cards below it
 * say of the patient. Servers that show outermost actions alone show these.
 */
export function cardSaid({ identity }: Guideline, plan: Pick<EligibilityPlan, 'id'>, card: Card): Said {
  const disclaimers = identity.disclaimers.map(({ text }) => text).join(' ');
  return {
    before: card.description,
    items: card.cards.flatMap((below) => itemsOf(plan, below, [])),
    after: disclaimers === '' ? '' : `\n\n${disclaimers}`,
  };
}

function itemsOf(
  plan: Pick<EligibilityPlan, 'id'>,
  card: Card,
  above: readonly string[],
): readonly Said['items'][number][] {
  const rules = [...above, cardRule(plan, card)];
  if (card.cards.length === 0) return [{ title: card.title, rules }];
  return card.cards.flatMap((below) => itemsOf(plan, below, rules));
}

/** Id of what the logic library says of a card. */
export function cardRule(plan: Pick<EligibilityPlan, 'id'>, card: Pick<Card, 'id'>): string {
  return `${plan.id}/${card.id}`;
}
