import { describe, expect, it } from 'vitest';
import { knownIds } from '../../src/knowledge/knownIds.ts';

const many = Array.from({ length: 30 }, (_, index) => `list-${index}`);

describe('the ids that a message lists', () => {
  it.each<[string, string, readonly string[], string]>([
    ['none', 'a', [], 'none'],
    ['few: all of them, in their order', 'x', ['b', 'a'], 'b, a'],
    ['few: a slip first', 'low-bak-pain', ['gout', 'low-back-pain'], 'low-back-pain, gout'],
    ['many: a slip', 'active-infectoin', [...many, 'active-infection'], 'active-infection and 30 others'],
    [
      'many: a word in common',
      'infection-now',
      ['old-infection', ...many, 'active-infection'],
      'old-infection, active-infection and 30 others',
    ],
    ['many: nothing alike', 'q', many, `${many.slice(0, 12).join(', ')} and 18 others`],
  ])('%s', (_, id, known, expected) => {
    expect(knownIds(id, known)).toBe(expected);
  });
});
