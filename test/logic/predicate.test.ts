import { describe, expect, it } from 'vitest';
import {
  always,
  and,
  conjuncts,
  never,
  not,
  or,
  type Predicate,
  printPredicate,
} from '../../src/logic/predicate.ts';

const [a, b, c] = ['a', 'b', 'c'].map(
  (text) => ({ kind: 'leaf', text, negated: `not ${text}` }) as const,
) as [Predicate, Predicate, Predicate];

describe('statements', () => {
  it.each<[string, Predicate, string]>([
    ['joined', and(a, or(b, c)), 'a and (b or c)'],
    ['flattened', or(a, or(b, c)), 'a or b or c'],
    ['said once', and(a, b, a), 'a and b'],
    ['one alone', or(a, a), 'a'],
    ['the opposite', not(and(a, or(b, not(c)))), 'not a or (not b and c)'],
    ['none, joined by and', and(), 'true'],
    ['none, joined by or', or(), 'false'],
    ['what is always true left out', and(always, a), 'a'],
    ['what is never true left out', or(never, a), 'a'],
    ['never beside anything', and(never, a), 'false'],
    ['always beside anything', or(a, always), 'true'],
  ])('%s', (_, predicate, expected) => {
    expect(printPredicate(predicate)).toBe(expected);
  });

  it('that are constant are each the opposite of the other', () => {
    expect(not(never)).toBe(always);
    expect(not(always)).toBe(never);
    expect(never).toEqual({ kind: 'leaf', text: 'false', negated: 'true' });
    expect(always).toEqual({ kind: 'leaf', text: 'true', negated: 'false' });
  });

  it('fall apart into those that must all hold', () => {
    expect(conjuncts(and(a, or(b, c)))).toEqual([a, or(b, c)]);
    expect(conjuncts(or(a, b))).toEqual([or(a, b)]);
  });
});
