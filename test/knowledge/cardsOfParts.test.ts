import { describe, expect, it, test } from 'vitest';
import type { Card } from '../../src/knowledge/eligibility.ts';
import type { EligibilitySurroundings } from '../../src/knowledge/eligibilityScope.ts';
import { brief } from '../input/sourceOf.ts';
import { eligibilityOf, planOf, soundCard, surroundings } from './support/eligibilityOf.ts';

/** Reads one card; what it became and what was told. */
async function cardOf(card: string): Promise<{ card: Card | undefined; told: string[] }> {
  const { value, diagnostics } = await eligibilityOf(planOf(card));
  return { card: value?.eligibility[0]?.cards[0], told: diagnostics.map(brief) };
}

describe('a card for each part', () => {
  const idsOf = (cards: readonly Card[]): unknown[] =>
    cards.flatMap(({ id, when, cards: below }) => [
      `${id}: ${when.map(({ rail, criterion }) => `${rail} ${criterion}`).join()}`,
      ...idsOf(below),
    ]);
  const table: readonly [string, string[]][] = [
    [
      'met',
      [
        'c.a: met a',
        'c.inner: ruled-out inner',
        'c.inner.b: ruled-out b',
        'c.inner.silent: ruled-out silent',
      ],
    ],
    [
      'ruled-out',
      ['c.a: ruled-out a', 'c.inner: met inner', 'c.inner.b: met b', 'c.inner.silent: met silent'],
    ],
    [
      'unknown',
      ['c.a: unknown a', 'c.inner: unknown inner', 'c.inner.b: unknown b', 'c.inner.silent: unknown silent'],
    ],
  ];
  test.each(table)('that is %s: each once, and turned round below "not"', async (is, expected) => {
    const { card, told } = await cardOf(soundCard('c', `each: { of: whole, is: ${is} }`));
    expect(told).toEqual([]);
    expect(idsOf(card?.cards ?? [])).toEqual(expected);
  });

  it('says the words of the criterion, and asks where that is unknown', async () => {
    const part = async (is: string) =>
      (await cardOf(soundCard('c', `each: { of: inner, is: ${is} }`))).card?.cards.map(
        ({ title, description, rationale, places }) => [title, description, rationale, places[0]?.line],
      );
    expect(await part('unknown')).toEqual([
      ['Title of b', 'Is it b? “Gout” (line 1)', 'Why.', 1],
      ['Title of silent', '“Gout” (line 1)', 'Why.', 1],
    ]);
    expect((await part('met'))?.[0]).toEqual(['Title of b', '“Gout” (line 1)', 'Why.', 1]);
  });

  it('stands before the cards below, and may stand twice in a plan', async () => {
    const each = 'each: { of: inner, is: met }';
    const { value, diagnostics } = await eligibilityOf(
      planOf(soundCard('c', `${each}, cards: [${soundCard('b')}]`), soundCard('d', each)),
    );
    expect(diagnostics).toEqual([]);
    const ids = value?.eligibility[0]?.cards.flatMap(({ id, cards }) => [id, ...cards.map((one) => one.id)]);
    expect(ids).toEqual(['c', 'c.b', 'c.silent', 'b', 'd', 'd.b', 'd.silent']);
  });

  it('does not follow criteria that rest on themselves for ever', async () => {
    const [a, b, ...others] = surroundings.criteria;
    const names = (id: string) => ({ kind: 'any', of: [{ kind: 'named', id }] }) as const;
    const criteria = [{ ...a, criterion: names('b') }, { ...b, criterion: names('a') }, ...others];
    const { value } = await eligibilityOf(planOf(soundCard('c', 'each: { of: a, is: met }')), {
      criteria: criteria as EligibilitySurroundings['criteria'],
    });
    expect(idsOf(value?.eligibility[0]?.cards[0]?.cards ?? [])).toEqual(['c.b: met b']);
  });
});
