import { describe, expect, it, test } from 'vitest';
import type { Card } from '../../src/knowledge/eligibility.ts';
import { brief } from '../input/sourceOf.ts';
import { eligibilityOf, planOf, soundCard, surroundings } from './support/eligibilityOf.ts';

/** Reads one card; what it became and what was told. */
async function cardOf(card: string): Promise<{ card: Card | undefined; told: string[] }> {
  const { value, diagnostics } = await eligibilityOf(planOf(card));
  return { card: value?.eligibility[0]?.cards[0], told: diagnostics.map(brief) };
}

const row = surroundings.recommendations.find(({ id }) => id === 'colchicine');
const activity =
  'activities:\n  - { id: act, kind: ServiceRequest, code: ice, title: T, description: D, lines: [2], basis: editorial, rationale: R }\n';

describe('a card', () => {
  const rail = (name: Card['when'][number]['rail'], criterion: string) => ({ criterion, rail: name });
  const words = 'title: T, description: D';
  const clean: readonly [string, string, Partial<Card>][] = [
    [
      'asks for rails of criteria',
      `{ id: c, ${words}, when: [{ met: a }, { ruled-out: b }, { unknown: whole }, { not-met: inner }, { not-ruled-out: silent }] }`,
      {
        id: 'c',
        title: 'T',
        description: 'D',
        when: [
          rail('met', 'a'),
          rail('ruled-out', 'b'),
          rail('unknown', 'whole'),
          rail('not-met', 'inner'),
          rail('not-ruled-out', 'silent'),
        ],
        basis: 'editorial',
        cards: [],
      },
    ],
    [
      'asks for an outcome',
      `{ id: c, ${words}, outcome: set/go }`,
      { when: [rail('met', 'whole'), rail('not-ruled-out', 'a')] },
    ],
    [
      'asks for an outcome, and for more',
      `{ id: c, ${words}, outcome: set/stop, when: [{ met: a }] }`,
      { when: [rail('ruled-out', 'whole'), rail('met', 'a')] },
    ],
    [
      'has its own lines, priority, basis and reason',
      `{ id: c, ${words}, outcome: set/go, lines: [2], priority: urgent, basis: stated, rationale: Why. }`,
      {
        places: [
          {
            file: 'source',
            line: 2,
            column: 1,
            length: 25,
            quote: 'Contraindications: sepsis',
          },
        ],
        priority: 'urgent',
        basis: 'stated',
        rationale: 'Why.',
      },
    ],
    [
      'has the words of the row that it proposes',
      '{ id: c, when: [{ met: a }], row: colchicine }',
      {
        title: row?.title as string,
        description: row?.row.statement as string,
        proposes: { row: 'colchicine' },
      },
    ],
    [
      'has words of its own beside a row',
      `{ id: c, title: Own, description: Words, when: [{ met: a }], row: colchicine }`,
      { title: 'Own', description: 'Words', proposes: { row: 'colchicine' } },
    ],
    [
      'may stand below another',
      `{ id: c, ${words}, outcome: set/go, lines: [2], cards: [{ id: d, ${words}, when: [{ unknown: b }] }] }`,
      {
        cards: [
          {
            id: 'd',
            title: 'T',
            description: 'D',
            when: [rail('unknown', 'b')],
            places: [{ file: 'source', line: 2, column: 1, length: 25, quote: 'Contraindications: sepsis' }],
            basis: 'editorial',
            cards: [],
            authored: { file: 'eligibility.yaml', line: 8, column: 81 },
          },
        ],
      },
    ],
  ];
  test.each(clean)('%s', async (_, text, expected) => {
    const { card, told } = await cardOf(text);
    expect(told).toEqual([]);
    expect(card).toMatchObject(expected);
    expect(card?.authored).toEqual({ file: 'eligibility.yaml', line: 8, column: 9 });
  });

  it('proposes an activity of the file', async () => {
    const { value, diagnostics } = await eligibilityOf(planOf(soundCard('c', 'activity: act')) + activity);
    expect(diagnostics).toEqual([]);
    expect(value?.eligibility[0]?.cards[0]?.proposes).toEqual({ activity: 'act' });
  });

  it('holds when its plan does, and only the outermost say so', async () => {
    const text = planOf(soundCard('c', `cards: [${soundCard('d')}]`));
    const { value } = await eligibilityOf(
      text.replace('    cards:', '    when: [{ not-met: silent }]\n    hooks: [order-sign]\n    cards:'),
    );
    const [plan] = value?.eligibility ?? [];
    expect(plan?.hooks).toEqual(['order-sign']);
    expect(plan?.cards[0]?.when).toEqual([rail('not-met', 'silent'), rail('met', 'a')]);
    expect(plan?.cards[0]?.cards[0]?.when).toEqual([rail('met', 'a')]);
  });
});

describe('a faulty card is told', () => {
  const faulty: readonly [string, string, string[]][] = [
    ['without a condition', '{ id: c, title: T, description: D }', ['8:9 error card-without-condition']],
    [
      'without a condition, below another',
      soundCard('c', 'cards: [{ id: d, title: T, description: D }]'),
      ['8:72 error card-without-condition'],
    ],
    ['without a title', '{ id: c, description: D, when: [{ met: a }] }', ['8:9 error card-without-words']],
    ['without a description', '{ id: c, title: T, outcome: set/go }', ['8:9 error card-without-words']],
    [
      'without a population for its row',
      '{ id: c, outcome: set/go, row: colchicine }',
      ['8:9 error option-without-population'],
    ],
    ['of a row, without any condition', '{ id: c, row: colchicine }', ['8:9 error card-without-condition']],
    ['with two proposals', soundCard('c', 'row: colchicine, activity: act'), ['8:9 error proposal-twice']],
    [
      'of an unknown outcome',
      '{ id: c, title: T, description: D, outcome: set/gone }',
      ['8:53 error outcome-unknown'],
    ],
    [
      'of an unknown set',
      '{ id: c, title: T, description: D, outcome: sett/go }',
      ['8:53 error outcome-unknown'],
    ],
    [
      'of an outcome without its set',
      '{ id: c, title: T, description: D, outcome: go }',
      ['8:53 error yaml-schema', '8:53 error outcome-unknown'],
    ],
    ['of an unknown row', soundCard('c', 'row: colchicin'), ['8:69 error recommendation-unknown']],
    [
      'of a row that proposes nothing',
      soundCard('c', 'row: starting-doses'),
      ['8:69 error row-without-activity'],
    ],
    ['of an unknown activity', soundCard('c', 'activity: acts'), ['8:74 error activity-unknown']],
    [
      'of an unknown criterion',
      '{ id: c, title: T, description: D, when: [{ met: a }, { not-met: aa }] }',
      ['8:74 error criterion-unknown'],
    ],
    [
      'for each part of an unknown criterion',
      soundCard('c', 'each: { of: wole, is: met }'),
      ['8:76 error criterion-unknown'],
    ],
    [
      'for each part of evidence',
      soundCard('c', 'each: { of: silent, is: met }'),
      ['8:76 error criterion-not-composed'],
    ],
    ['on a line that is not there', soundCard('c', 'lines: [1, 9]'), ['8:75 error line-outside-source']],
    [
      'with an id that needs a dot',
      '{ id: c.a, title: T, description: D, when: [{ met: a }] }',
      ['8:15 error yaml-schema'],
    ],
    [
      'with a rail of no name',
      '{ id: c, title: T, description: D, when: [{ mett: a }] }',
      ['8:53 error yaml-schema'],
    ],
    [
      'with two rails at once',
      '{ id: c, title: T, description: D, when: [{ met: a, unknown: b }] }',
      ['8:51 error yaml-schema'],
    ],
    [
      'with a title of 140 characters',
      `{ id: c, title: ${'t'.repeat(140)}, description: D, when: [{ met: a }] }`,
      ['8:25 error yaml-schema'],
    ],
  ];
  test.each(faulty)('%s', async (_, card, expected) => {
    const { diagnostics } = await eligibilityOf(planOf(card) + activity);
    expect(diagnostics.map(brief)).toEqual(expected);
  });

  it('takes a title of 139 characters', async () => {
    expect(
      (await cardOf(`{ id: c, title: ${'t'.repeat(139)}, description: D, when: [{ met: a }] }`)).told,
    ).toEqual([]);
  });

  it('with the id of another, wherever it stands', async () => {
    const { diagnostics } = await eligibilityOf(
      planOf(soundCard('c', `cards: [${soundCard('d')}]`), soundCard('d'), soundCard('c')),
    );
    expect(diagnostics.map(brief)).toEqual(['9:15 error id-duplicate', '10:15 error id-duplicate']);
  });

  it('all mistakes in one run', async () => {
    const { diagnostics } = await eligibilityOf(
      planOf(...faulty.map(([, card]) => card).filter((card) => !/wher_|c\.a|mett/.test(card))) + activity,
    );
    const codes = new Set(diagnostics.map(({ code }) => code));
    const meant = new Set(faulty.flatMap(([, , all]) => all.map((one) => one.split(' ')[2])));
    expect(codes).toEqual(new Set([...meant, 'id-duplicate']));
  });
});

describe('what is said of a mistake', () => {
  const table: readonly [string, string, string][] = [
    [
      'a slip in the id of a criterion',
      soundCard('c', 'each: { of: innner, is: met }'),
      'criteria.yaml has no criterion "innner"; known: inner, a, b, silent, whole. Mend the id, or add it there.',
    ],
    [
      'an outcome',
      '{ id: c, title: T, description: D, outcome: set/gone }',
      'criteria.yaml has no outcome "set/gone"; known: set/go, set/stop. Mend the id, or add it there.',
    ],
    [
      'a row',
      soundCard('c', 'row: opioid'),
      'recommendations.yaml has no recommendation "opioid"; known: opioids, colchicine, ice, alcohol. Mend the id, or add it there.',
    ],
    [
      'a row without an activity',
      soundCard('c', 'row: starting-doses'),
      'The row "starting-doses" leads to no activity, so there is nothing to propose; those that do: colchicine, ice, opioids, alcohol. Name one of them, or say the words of the row in `title` and `description`.',
    ],
    [
      'an activity, where there is none',
      soundCard('c', 'activity: x'),
      'eligibility.yaml has no activity "x"; known: none. Mend the id, or add it there.',
    ],
  ];
  test.each(table)('%s', async (_, card, message) => {
    const { diagnostics } = await eligibilityOf(planOf(card));
    expect(diagnostics.map((one) => one.message)).toEqual([message]);
  });
});
