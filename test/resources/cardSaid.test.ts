import { describe, expect, it } from 'vitest';
import type { EligibilityPlan } from '../../src/knowledge/eligibility.ts';
import { cardSaid } from '../../src/resources/cardSaid.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';

type Card = EligibilityPlan['cards'][number];
const [plan] = plannedGuideline.eligibility as [EligibilityPlan];
const [authored] = plan.cards as [Card];
const card = (title: string, when: Card['when'], more: Partial<Card> = {}): Card => {
  const { proposes: _, ...rest } = authored;
  return { ...rest, id: title.replaceAll(' ', '-'), title, when, cards: [], ...more };
};
const rail = (one: Card['when'][number]['rail'], criterion = 'gout') => [{ criterion, rail: one }];
const saidOf = (...cards: readonly Card[]) =>
  cardSaid(plannedGuideline, plan, card('whole', rail('met'), { cards })).items.map(({ label, title }) => [
    label,
    title,
  ]);

describe('what an outermost card says of the patient', () => {
  it.each([
    ['met', 'Met'],
    ['ruled-out', 'Ruled out'],
    ['unknown', 'Not known'],
  ] as const)('a criterion that is %s is told as "%s", never by its title alone', (state, label) => {
    expect(saidOf(card('Criterion gout', rail(state)))).toEqual([[label, 'Criterion gout']]);
  });

  it('titles of their own are to be noted as they stand', () => {
    expect(saidOf(card('Nobody asked', rail('unknown')), card('Criterion gout', rail('not-met')))).toEqual([
      ['To note', 'Nobody asked'],
      ['To note', 'Criterion gout'],
    ]);
  });

  it('proposals are told with what stands below them, and what is below them with their title', () => {
    const below = card('Allergies were not read', rail('unknown'));
    const option = card('Ice', rail('met'), { proposes: { row: 'ice' }, cards: [below] });
    expect(saidOf(option)).toEqual([
      ['Proposed', 'Ice'],
      ['To note', 'Ice: Allergies were not read'],
    ]);
  });

  it('what only gathers others is not told itself, and is asked for all the same', () => {
    const inner = card('Criterion gout', rail('unknown'));
    const group = card('Open points', rail('unknown', 'either'), { cards: [inner] });
    const { items } = cardSaid(plannedGuideline, plan, card('whole', rail('met'), { cards: [group] }));
    expect(items).toEqual([
      { label: 'Not known', title: 'Criterion gout', rules: ['points/Open-points', 'points/Criterion-gout'] },
    ]);
  });
});
