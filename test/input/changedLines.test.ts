import { expect, test } from 'vitest';
import { changedLines, firstDifference } from '../../src/input/changedLines.ts';

test.each<[string, string, string, ReturnType<typeof changedLines>]>([
  ['nothing', 'a\nb', 'a\nb', []],
  ['a changed line', 'a\nb\nc', 'a\nx\nc', [{ line: 2, was: ['b'], now: ['x'] }]],
  ['an added line', 'a\nc', 'a\nb\nc', [{ line: 2, was: [], now: ['b'] }]],
  ['a removed line', 'a\nb\nc', 'a\nc', [{ line: 2, was: ['b'], now: [] }]],
  ['joined lines', 'a\nb\nc', 'ab\nc', [{ line: 1, was: ['a', 'b'], now: ['ab'] }]],
  ['a split line', 'ab\nc', 'a\nb\nc', [{ line: 1, was: ['ab'], now: ['a', 'b'] }]],
  [
    'two stretches',
    'a\nb\nc\nd',
    'x\nb\nc\ny',
    [
      { line: 1, was: ['a'], now: ['x'] },
      { line: 4, was: ['d'], now: ['y'] },
    ],
  ],
])('finds %s', (_, was, now, changes) => {
  expect(changedLines(was, now)).toEqual(changes);
});

test('two texts with nothing in common are one stretch, found at once', () => {
  const text = (sign: string) => Array.from({ length: 20_000 }, (_, i) => `${sign}${i}`).join('\n');
  const start = performance.now();
  const changes = changedLines(`same\n${text('a')}\nend`, `same\n${text('b')}\nend`);
  expect(changes.map(({ line, was, now }) => [line, was.length, now.length])).toEqual([[2, 20_000, 20_000]]);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('the column of the first difference', () => {
  expect(firstDifference('abc', 'axc')).toBe(2);
  expect(firstDifference('abc', 'abcd')).toBe(4);
  expect(firstDifference('', 'x')).toBe(1);
});
