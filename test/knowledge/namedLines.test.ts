import { expect, it } from 'vitest';
import type { EligibilityFile } from '../../src/knowledge/eligibilityFile.ts';
import { namedLines } from '../../src/knowledge/namedLines.ts';

it('the lines of plans, of cards at any depth, and of activities are found', () => {
  const words = { title: 'T', description: 'D', rationale: 'R' };
  const file: EligibilityFile = {
    plans: [
      {
        id: 'p',
        ...words,
        lines: [1, 2],
        cards: [{ id: 'a' }, { id: 'b', lines: [3], cards: [{ id: 'c', lines: [4, 5] }] }],
      },
      { id: 'q', ...words, lines: [6], cards: [] },
    ],
    activities: [{ id: 'x', ...words, kind: 'Task', code: 'y', lines: [7], basis: 'editorial' }],
  };
  expect(namedLines(file).map(({ path, lines }) => [path.join('.'), lines])).toEqual([
    ['plans.0.lines', [1, 2]],
    ['plans.0.cards.1.lines', [3]],
    ['plans.0.cards.1.cards.0.lines', [4, 5]],
    ['plans.1.lines', [6]],
    ['activities.0.lines', [7]],
  ]);
});
