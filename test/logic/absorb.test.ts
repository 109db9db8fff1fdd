import fc from 'fast-check';
import { expect, it } from 'vitest';
import { absorb } from '../../src/logic/absorb.ts';
import { always, and, never, not, or, type Predicate, printPredicate } from '../../src/logic/predicate.ts';

const names = ['a', 'b', 'c', 'd'];

function leaf(text: string): Predicate {
  return { kind: 'leaf', text, negated: `not ${text}` };
}

const predicates = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...names).map(leaf),
    fc.constantFrom(...names).map((name) => not(leaf(name))),
    fc.constantFrom(always, never),
    fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((parts) => and(...parts)),
    fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((parts) => or(...parts)),
    // What is shared is what there is to absorb.
    fc.tuple(tie('any'), tie('any')).map(([shared, other]) => and(shared, or(and(shared, other), leaf('d')))),
    fc.tuple(tie('any'), tie('any')).map(([shared, other]) => or(shared, and(or(shared, other), leaf('c')))),
  ),
})).any;

function truthIn(predicate: Predicate, world: ReadonlySet<string>): boolean {
  if (predicate === always) return true;
  if (predicate === never) return false;
  if (predicate.kind === 'leaf')
    return predicate.text.startsWith('not ')
      ? !world.has(predicate.negated.replace('not ', ''))
      : world.has(predicate.text);
  const values = predicate.parts.map((part) => truthIn(part, world));
  return predicate.kind === 'and' ? values.every(Boolean) : values.some(Boolean);
}

it('has the same value in every world, and is never longer', () => {
  fc.assert(
    fc.property(predicates, fc.subarray(names), (predicate, true_) => {
      const world = new Set(true_);
      const said = absorb(predicate);
      expect(truthIn(said, world)).toBe(truthIn(predicate, world));
      expect(printPredicate(said).length).toBeLessThanOrEqual(printPredicate(predicate).length);
    }),
    { numRuns: 2000 },
  );
});

it('takes what holds around a part for granted', () => {
  const shared = or(leaf('a'), leaf('b'));
  expect(printPredicate(absorb(and(shared, or(and(shared, leaf('c')), leaf('d')))))).toBe(
    '(a or b) and (c or d)',
  );
  expect(printPredicate(absorb(or(shared, and(or(leaf('c'), shared), leaf('d')))))).toBe(
    'a or b or (c and d)',
  );
  expect(printPredicate(absorb(and(leaf('a'), or(not(leaf('a')), leaf('b')))))).toBe('a and b');
});
