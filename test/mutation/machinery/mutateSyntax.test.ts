import { describe, expect, it } from 'vitest';
import { mutateSyntax } from './mutateSyntax.ts';
import { applied } from './sourceMutant.ts';

const mutated = (text: string) => mutateSyntax('x.ts', text).map((each) => applied(text, each));

describe('the slips of a source', () => {
  const table: readonly [string, string, readonly string[]][] = [
    ['types and imports have none', "import { a } from 'and';\ntype T = 'a and b' | 3;", []],
    ['operators', 'x = a && b;', ['x = a || b;', 'x = a;', 'x = b;']],
    ['comparisons', 'x = a <= b;', ['x = a < b;']],
    ['negation', 'x = !a;', ['x = a;']],
    ['a guard', 'if (a) b();', ['if (false) b();']],
    ['a choice', 'x = a ? b : c;', ['x = !(a) ? b : c;']],
    ['numbers', 'x = a - 1;', ['x = a + 1;', 'x = a - 2;']],
    [
      'spans',
      "x = { count: 12, unit: 'month' };",
      ["x = { count: 13, unit: 'month' };", "x = { count: 11, unit: 'month' };"],
    ],
    ['builders', 'x = and(a, b);', ['x = or(a, b);', 'x = and( b);', 'x = and(a, );']],
    ['lists of codes', "x = ['a', 'b'];", ["x = [ 'b'];", "x = ['a', ];"]],
    [
      'elements that may be missing',
      'x = { ...(a !== undefined && { a }) };',
      ['x = { ...(a === undefined && { a }) };'],
    ],
    [
      'tables',
      'export const x = { a: c, b: d, e: undefined };',
      ['export const x = {  b: d, e: undefined };', 'export const x = { a: c,  e: undefined };'],
    ],
    ['steps that leave out', 'x = a.filter(f);', ['x = a;']],
    ['messages', "throw new Error('a and b');", []],
    ['texts for engines', 'x = `a and b`;', ['x = `a or b`;', 'x = `a`;', 'x = `b`;']],
  ];
  it.each(table)('%s', (_, text, expected) => {
    expect([...mutated(text)].sort()).toEqual([...expected].sort());
  });

  it('are counted in characters, whatever stands before them', () => {
    expect(mutated("const s = 'é – 𝟛';\nx = a < b;")).toEqual(["const s = 'é – 𝟛';\nx = a <= b;"]);
  });
});
