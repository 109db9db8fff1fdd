import { describe, expect, it } from 'vitest';
import { expectedCards, says } from '../../src/cases/expectedCards.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { plansOfCase } from '../../src/cases/plansOfCase.ts';
import { railHolds } from '../../src/cases/railHolds.ts';
import type { Card, EligibilityPlan } from '../../src/knowledge/eligibility.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { RailOf } from '../../src/logic/criterion.ts';
import type { State } from '../../src/logic/state.ts';
import { gout } from './gout.ts';

const place = { file: 'eligibility.yaml', line: 1 };
const rail = (said: string): RailOf => {
  const [criterion, name] = said.split(' ');
  return { criterion, rail: name } as RailOf;
};

function card(id: string, ...when: string[]): Card {
  const words = { title: id, description: id, places: [place], basis: 'editorial' as const };
  return { id, ...words, when: when.map(rail), cards: [], authored: place };
}

function plan(id: string, cards: readonly Card[]): EligibilityPlan {
  return {
    id,
    title: id,
    description: id,
    hooks: [],
    cards,
    places: [place],
    rationale: 'A test.',
    authored: place,
  };
}

const advice = {
  id: 'advice',
  title: 'Advice',
  exhaustive: true,
  rationale: 'A test.',
  authored: place,
  outcomes: [
    { id: 'treat', title: 'Treat', when: [rail('gout met')] },
    { id: 'leave', title: 'Leave', when: [rail('gout ruled-out')] },
    { id: 'ask', title: 'Ask', when: [rail('gout unknown')] },
  ],
};
const guideline: Guideline = { ...gout, outcomes: [advice] };

function expected(
  cards: readonly Card[],
  said: { states?: Record<string, State>; outcome?: string },
  found: Record<string, State> = {},
): readonly string[] {
  const patient = {
    expected: Object.entries(said.states ?? {}).map(([criterion, state]) => ({ criterion, state, place })),
    outcomes: said.outcome === undefined ? [] : [{ set: 'advice', outcome: said.outcome, place }],
  } as unknown as PatientCase;
  return expectedCards(plan('p', cards), { patient, stateOf: (id) => found[id] ?? 'unknown' }, guideline);
}

describe('the cards that a case leads to', () => {
  const cards = [
    card('treat', 'gout met'),
    card('leave', 'gout ruled-out'),
    card('ask', 'gout unknown', 'drinks not-met'),
    card('sober', 'drinks not-met'),
  ];

  it('are those whose criteria are as it expects', () => {
    expect(expected(cards, { states: { gout: 'met', drinks: 'met' } })).toEqual(['treat']);
    expect(expected(cards, { states: { gout: 'ruled-out', drinks: 'ruled-out' } })).toEqual([
      'leave',
      'sober',
    ]);
  });

  it('are judged by the record where it says nothing of a criterion', () => {
    expect(expected(cards, { states: { gout: 'unknown' } }, { drinks: 'met' })).toEqual([]);
    expect(expected(cards, { states: { gout: 'unknown' } }, { drinks: 'unknown' })).toEqual(['ask', 'sober']);
  });

  it('follow what it expects where the record says otherwise', () => {
    expect(expected(cards, { states: { gout: 'met', drinks: 'met' } }, { gout: 'ruled-out' })).toEqual([
      'treat',
    ]);
  });

  it('are that of the outcome that it expects, and of no other of the set', () => {
    expect(expected(cards, { outcome: 'treat', states: { drinks: 'met' } })).toEqual(['treat']);
    expect(expected(cards, { outcome: 'ask', states: { drinks: 'met' } })).toEqual([]);
    expect(expected(cards, { outcome: 'leave', states: { drinks: 'met' } }, { gout: 'met' })).toEqual([
      'leave',
    ]);
  });
});

describe('a card says an outcome', () => {
  it('when it asks for all that the outcome asks, and maybe more', () => {
    const both = { when: [rail('gout met'), rail('drinks not-met')] };
    expect(says(card('a', 'drinks not-met', 'gout met', 'dead unknown'), both)).toBe(true);
    expect(says(card('a', 'gout met'), both)).toBe(false);
    expect(says(card('a', 'gout ruled-out', 'drinks not-met'), both)).toBe(false);
  });
});

describe('the plans that a case is about', () => {
  const plans = [
    plan('of-gout', [card('a', 'gout met')]),
    plan('of-both', [card('a', 'both met')]),
    plan('below', [{ ...card('a', 'dead unknown'), cards: [card('b', 'insured met')] }]),
  ];
  const about = (expect: Record<string, State>, outcome?: string) =>
    plansOfCase(
      {
        expected: Object.entries(expect).map(([criterion, state]) => ({ criterion, state, place })),
        outcomes: outcome === undefined ? [] : [{ set: 'advice', outcome, place }],
      } as unknown as PatientCase,
      { ...guideline, eligibility: plans },
    ).map(({ id }) => id);

  it('are those that read a criterion that it names, also as a part of another or below a card', () => {
    expect(about({ gout: 'met' })).toEqual(['of-gout', 'of-both']);
    expect(about({ drinks: 'met' })).toEqual(['of-both']);
    expect(about({ insured: 'met' })).toEqual(['below']);
    expect(about({ ordered: 'met' })).toEqual([]);
  });

  it('are those that say an outcome of a set that it names', () => {
    expect(about({}, 'leave')).toEqual(['of-gout']);
  });
});

describe('what is asked of a criterion', () => {
  const rows: readonly [RailOf['rail'], readonly State[]][] = [
    ['met', ['met']],
    ['ruled-out', ['ruled-out']],
    ['unknown', ['unknown']],
    ['not-met', ['ruled-out', 'unknown']],
    ['not-ruled-out', ['met', 'unknown']],
  ];
  it.each(rows)('is so: %s of %j', (asked, so) => {
    const all: readonly State[] = ['met', 'ruled-out', 'unknown'];
    expect(all.filter((state) => railHolds({ rail: asked }, state))).toEqual(so);
  });
});
