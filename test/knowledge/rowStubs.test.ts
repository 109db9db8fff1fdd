import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReadRow } from '../../src/input/reading.ts';
import { rowLines, rowStubs } from '../../src/knowledge/rowStubs.ts';

function row(number: number, statement: string): ReadRow {
  const line = { number, text: statement, offset: 0, length: statement.length };
  return { section: 's', line, text: statement, statement, ratings: [], offset: 0, length: statement.length };
}

test('a stub holds the words of the row, a free id, and leaves empty what a person decides', () => {
  expect(parse(rowStubs([row(7, 'Ice: "cold", 5 °C')], ['ice-cold-5-c']))).toEqual([
    { id: 'ice-cold-5-c-2', line: 7, kind: '', direction: '', title: 'Ice: "cold", 5 °C', rationale: '' },
  ]);
});

test('only the first rows have stubs; ids are apart and fit', () => {
  const rows = [1, 2, 3, 4, 5].map((number) =>
    row(number, `The very same and rather long statement ${'x'.repeat(200)}`),
  );
  const stubs = parse(rowStubs(rows, [])) as { id: string; title: string }[];
  expect(stubs.map(({ id, title }) => [id, title])).toEqual([
    ['the-very-same-and-rather-long', ''],
    ['the-very-same-and-rather-long-2', ''],
    ['the-very-same-and-rather-long-3', ''],
  ]);
});

test('neighbouring lines are joined', () => {
  expect(rowLines([11, 12, 13, 19, 24, 25].map((number) => row(number, 'x')))).toBe('11-13, 19, 24-25');
});
