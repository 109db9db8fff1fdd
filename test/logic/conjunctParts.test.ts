import { describe, expect, it } from 'vitest';
import { conjunctParts } from '../../src/logic/conjunctParts.ts';
import type { Criterion } from '../../src/logic/criterion.ts';

const named = (id: string): Criterion => ({ kind: 'named', id });
const all = (...of: Criterion[]): Criterion => ({ kind: 'all', of });
const any = (...of: Criterion[]): Criterion => ({ kind: 'any', of });

describe('conjunctParts', () => {
  const [a, b, c] = [named('a'), named('b'), named('c')];

  it('splits "all" for met and "any" for ruled out, as deep as they go', () => {
    expect(conjunctParts(all(a, all(b, c)), 'met')).toEqual([a, b, c]);
    expect(conjunctParts(any(a, any(b, c)), 'ruled-out')).toEqual([a, b, c]);
    expect(conjunctParts(all(a, any(b, c)), 'met')).toEqual([a, any(b, c)]);
  });

  it('splits "all" for not ruled out and "any" for not met, which say the same of each part', () => {
    expect(conjunctParts(all(a, all(b, any(a, c))), 'not-ruled-out')).toEqual([a, b, any(a, c)]);
    expect(conjunctParts(any(a, any(b, all(a, c))), 'not-met')).toEqual([a, b, all(a, c)]);
  });

  it('leaves whole what can only be said of the whole', () => {
    for (const [criterion, outcome] of [
      [all(a, b), 'ruled-out'],
      [any(a, b), 'met'],
      [all(a, b), 'unknown'],
      [any(a, b), 'unknown'],
      [all(a, b), 'not-met'],
      [any(a, b), 'not-ruled-out'],
      [{ kind: 'not', of: all(a, b) }, 'met'],
    ] as const)
      expect(conjunctParts(criterion, outcome)).toEqual([criterion]);
  });
});
