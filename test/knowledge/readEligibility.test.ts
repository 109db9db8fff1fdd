import { describe, expect, test } from 'vitest';
import type { EligibilitySurroundings } from '../../src/knowledge/eligibilityScope.ts';
import { brief } from '../input/sourceOf.ts';
import { eligibilityOf, planOf, soundCard } from './support/eligibilityOf.ts';

describe('a faulty plan is told', () => {
  const faulty: readonly [string, (text: string) => string, string[]][] = [
    [
      'on a line that is not there',
      (text) => text.replace('lines: [1]', 'lines: [2, 9]'),
      ['5:16 error line-outside-source'],
    ],
    [
      'that holds where an unknown criterion does',
      (text) => text.replace('    cards:', '    when: [{ met: x }]\n    cards:'),
      ['7:19 error criterion-unknown'],
    ],
    [
      'at a hook of no name',
      (text) => text.replace('    cards:', '    hooks: [order-dispatch]\n    cards:'),
      ['7:13 error yaml-schema'],
    ],
    ['with the id of a row’s plan', (text) => text.replace('id: p', 'id: ice'), ['2:9 error id-duplicate']],
    ['with the id of a row without a plan', (text) => text.replace('id: p', 'id: starting-doses'), []],
    ['with the id of another', (text) => text + text.replace('plans:\n', ''), ['9:9 error id-duplicate']],
    ['with nothing to say', (text) => text.replace(/cards:.*/s, 'cards: []\n'), ['7:12 error yaml-schema']],
  ];
  test.each(faulty)('%s', async (_, spoil, expected) => {
    const { diagnostics } = await eligibilityOf(spoil(planOf(soundCard('c'))));
    expect(diagnostics.map(brief)).toEqual(expected);
  });
});

describe('what could not be read elsewhere is not told again', () => {
  const outcome = '{ id: c, title: T, description: D, outcome: set/gone }';
  const table: readonly [string, string, Partial<EligibilitySurroundings>][] = [
    ['criteria', soundCard('c').replace('met: a', 'met: gone'), { criterionIds: undefined }],
    ['a criterion', soundCard('c', 'each: { of: bad, is: met }'), { criterionIds: new Set(['a', 'bad']) }],
    ['outcomes', outcome, { outcomes: undefined }],
    [
      'recommendations',
      '{ id: c, when: [{ met: a }], row: gone }',
      { recommendations: [], rowIds: undefined },
    ],
    ['a row', '{ id: c, when: [{ met: a }], row: bad }', { rowIds: new Set(['bad']) }],
  ];
  test.each(table)('%s', async (_, card, around) => {
    const { diagnostics } = await eligibilityOf(planOf(card), around);
    expect(diagnostics).toEqual([]);
  });
});
