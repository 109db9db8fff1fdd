import type { Card, EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Rule, Statement } from '../logic/cql/logicSource.ts';
import { cardRule, cardSaid } from './cardSaid.ts';
import { actionableRows } from './considering.ts';
import { rowCriterion } from './rowCriterion.ts';

/** What every action of the guideline's plans asks for: rules of rows, and cards of plans with those below them. */
export function planRules(guideline: Guideline): readonly Rule[] {
  return [
    ...actionableRows(guideline).map(
      (row): Rule => ({
        id: row.id,
        title: `${row.title}: met`,
        when: [{ criterion: rowCriterion(guideline, row), outcome: 'met' }],
      }),
    ),
    ...guideline.eligibility.flatMap((plan) =>
      plan.cards.flatMap((card) => outermost(guideline, plan, card)),
    ),
  ];
}

/** Cards and all those below them. */
export function cardsIn(cards: readonly Card[]): readonly Card[] {
  return cards.flatMap((card) => [card, ...cardsIn(card.cards)]);
}

/** What a card asks for. */
export function cardStatements({ when }: Pick<Card, 'when'>): readonly Statement[] {
  return when.map(({ criterion: id, rail }) => ({ criterion: { kind: 'named', id }, outcome: rail }));
}

function outermost(guideline: Guideline, plan: EligibilityPlan, card: Card): Rule[] {
  const [rule, ...below] = cardRules(plan, card, plan.title);
  if (!rule || card.cards.length === 0) return rule ? [rule, ...below] : below;
  return [{ ...rule, said: cardSaid(guideline, plan, card) }, ...below];
}

function cardRules(plan: EligibilityPlan, card: Card, above: string): readonly Rule[] {
  const title = `${above}: ${card.title}`;
  return [
    { id: cardRule(plan, card), title, when: cardStatements(card) },
    ...card.cards.flatMap((below) => cardRules(plan, below, title)),
  ];
}
