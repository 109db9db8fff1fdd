import { expect, it } from 'vitest';
import { isEnough, percentOf, scoreOf, type Tried } from './score.ts';

const tried = (id: string, noticed: boolean): Tried => ({ id, kind: 'guard', where: 'a.ts:1', noticed });

it('counts what was noticed, and leaves out what is known to change nothing', () => {
  const score = scoreOf(
    [tried('a', true), tried('b', false), tried('c', false)],
    [{ id: 'b', reason: 'why' }],
  );
  expect({ ...score, survivors: score.survivors.map(({ id }) => id) }).toMatchObject({
    noticed: 1,
    total: 2,
    survivors: ['c'],
    excused: [{ id: 'b', reason: 'why' }],
    stale: [],
    kinds: [{ kind: 'guard', noticed: 1, total: 2 }],
  });
});

it('says so where a listed mutant is noticed after all, or is none', () => {
  const listed = ['a', 'z'].map((id) => ({ id, reason: 'why' }));
  expect(scoreOf([tried('a', true)], listed).stale).toEqual(['a', 'z']);
});

it.each([
  [95, 100, true],
  [94, 100, false],
  [0, 0, false],
])('%i of %i', (noticed, total, expected) => {
  expect(isEnough({ noticed, total, survivors: [], excused: [], stale: [], kinds: [] })).toBe(expected);
});

it('never rounds up to enough', () => {
  expect(percentOf(9496, 10_000)).toBe('94.9 %');
  expect(percentOf(0, 0)).toBe('-');
});
