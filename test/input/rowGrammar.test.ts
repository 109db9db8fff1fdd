import { describe, expect, test } from 'vitest';
import {
  parseRow,
  printRow,
  type RatingColumn,
  type RowGrammar,
  ratingNear,
} from '../../src/input/rowGrammar.ts';

function column(label: string, spellings: Readonly<Record<string, string>>): RatingColumn {
  return {
    column: label.toLowerCase(),
    scale: label.toLowerCase(),
    label,
    spellings: new Map(Object.entries(spellings)),
  };
}

const grade = column('Grade', { A: 'A', B: 'B', I: 'I' });
const level = column('Level', { 'I-A': 'I-A', 'I-a': 'I-A', II: 'II' });
const certainty = column('Certainty', { High: 'high', Low: 'low', 'Very low': 'very-low' });
const after: RowGrammar = { before: [], after: [grade, level, certainty], statementMayEndWith: [] };
const around: RowGrammar = { before: [grade], after: [certainty], statementMayEndWith: [] };
const before: RowGrammar = { before: [grade, certainty], after: [], statementMayEndWith: [] };

describe('sound rows', () => {
  test.each<[string, string, RowGrammar, string, string[]]>([
    ['ratings at the end', 'Rest helps A I-A High', after, 'Rest helps', ['A', 'I-A', 'High']],
    [
      'a grade that is the stem of a level',
      'Novel injectables for MPS I II Low',
      after,
      'Novel injectables for MPS',
      ['I', 'II', 'Low'],
    ],
    ['the longest spelling first', 'Rest helps A II Very low', after, 'Rest helps', ['A', 'II', 'Very low']],
    ['a rating before the statement', 'B Rest helps Very low', around, 'Rest helps', ['B', 'Very low']],
    ['all ratings before it', 'A Very low Rest helps', before, 'Rest helps', ['A', 'Very low']],
    ['a statement of one word', 'Rest A I-a Low', after, 'Rest', ['A', 'I-a', 'Low']],
    [
      'a statement with strange characters',
      'x ± y • (z) [1] A I-A High',
      after,
      'x ± y • (z) [1]',
      ['A', 'I-A', 'High'],
    ],
    [
      'rating words inside the statement',
      'High doses of A help B I-A High',
      after,
      'High doses of A help',
      ['B', 'I-A', 'High'],
    ],
  ])('%s', (_, text, grammar, statement, printed) => {
    const row = parseRow(text, grammar);
    expect(row).toMatchObject({ statement });
    if ('message' in row) return;
    expect(row.ratings.map((rating) => rating.printed)).toEqual(printed);
    expect(printRow(row, grammar)).toBe(text);
  });

  test('a spelling has the code of its value, and stays as printed', () => {
    expect(parseRow('Rest I I-a Low', after)).toEqual({
      statement: 'Rest',
      ratings: [
        { scale: 'grade', code: 'I', printed: 'I' },
        { scale: 'level', code: 'I-A', printed: 'I-a' },
        { scale: 'certainty', code: 'low', printed: 'Low' },
      ],
    });
  });

  test('a word of the layout may end a statement', () => {
    const grammar = { ...after, statementMayEndWith: ['A'] };
    expect(parseRow('Give vitamin A B I-A High', grammar)).toMatchObject({ statement: 'Give vitamin A' });
  });
});

describe('faulty rows', () => {
  test.each<[string, string, RowGrammar, string, number, string[]]>([
    [
      'an unknown grade',
      'Rest helps E I-A High',
      after,
      'row-unknown-rating',
      12,
      ['"E"', 'Grade', 'A, B, I'],
    ],
    [
      'an unknown level',
      'Rest helps A I-D High',
      after,
      'row-unknown-rating',
      14,
      ['"I-D"', 'Level', 'I-A, I-a, II'],
    ],
    [
      'a missing certainty',
      'Rest helps A I-A',
      after,
      'row-unknown-rating',
      14,
      ['"I-A"', 'Certainty', 'High, Low, Very low'],
    ],
    ['no ratings at all', 'Rest helps', after, 'row-unknown-rating', 6, ['"helps"', 'Certainty']],
    [
      'an extra grade',
      'Rest helps A B I-A High',
      after,
      'row-extra-rating',
      12,
      ['"A"', 'statementMayEndWith'],
    ],
    [
      'an extra token behind',
      'Rest helps A I-A High *',
      after,
      'row-unknown-rating',
      23,
      ['"*"', 'Certainty'],
    ],
    ['an extra rating before', 'A B Rest helps High', around, 'row-extra-rating', 3, ['"B"']],
    ['an unknown rating before', 'X Rest helps High', around, 'row-unknown-rating', 1, ['"X"', 'Grade']],
    ['ratings without a statement', 'A I-A High', after, 'row-without-statement', 1, ['no statement']],
    [
      'two rows on a line',
      'Rest helps A I-A High Ice helps B II Low',
      after,
      'row-joined',
      12,
      ['"A I-A High"', 'line of its own'],
    ],
    [
      'two rows glued together',
      'Rest helps A I-A HighIce helps B II Low',
      after,
      'row-joined',
      12,
      ['"A I-A High"'],
    ],
    [
      'a double space before a rating',
      'Rest helps A  I-A High',
      after,
      'row-unknown-rating',
      14,
      ['nothing', 'Grade'],
    ],
    [
      'a letter of another alphabet',
      'Rest helps \u0410 I-A High',
      after,
      'row-unknown-rating',
      12,
      ['U+0410'],
    ],
  ])('%s', (_, text, grammar, code, at, words) => {
    const fault = parseRow(text, grammar);
    expect(fault).toMatchObject({ code, column: at });
    for (const word of words) expect((fault as { message: string }).message).toContain(word);
  });
});

test('a line with a rating where rows have theirs is a row, another is not', () => {
  expect(ratingNear('Rest helps A I-A Hgih', after)).toBe(true);
  expect(ratingNear('B Rest helps Hgih', around)).toBe(true);
  expect(ratingNear('See the notes for how we read the studies', after)).toBe(false);
});
