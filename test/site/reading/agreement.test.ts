import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf } from '../../../src/site/reading/agreement.ts';

type Mark = 'agreed' | 'disputed';

/** So many pairs of each sort, in the order: both agreed, only the first, only the second, both disputed. */
function pairs(...[both, first, second, neither]: readonly [number, number, number, number]) {
  const some = (count: number, one: Mark, other: Mark) =>
    Array.from({ length: count }, () => [one, other] as const);
  return [
    ...some(both, 'agreed', 'agreed'),
    ...some(first, 'agreed', 'disputed'),
    ...some(second, 'disputed', 'agreed'),
    ...some(neither, 'disputed', 'disputed'),
  ];
}

test.each<[string, [number, number, number, number], number | undefined, number | undefined]>([
  ['the example of the text books', [20, 5, 10, 15], 0.7, 0.4],
  ['the same marks, of both kinds', [3, 0, 0, 2], 1, 1],
  ['never the same mark', [0, 2, 2, 0], 0, -1],
  ['no better than chance', [1, 1, 1, 1], 0.5, 0],
  ['worse than chance', [45, 15, 25, 15], 0.6, 0.1304],
  ['one and the same mark throughout: chance alone explains it', [7, 0, 0, 0], 1, undefined],
  ['one who agrees with everything', [8, 2, 0, 0], 0.8, 0],
  ['no line that both marked', [0, 0, 0, 0], undefined, undefined],
])('%s', (_, counts, observed, kappa) => {
  const found = agreementOf(pairs(...counts));
  const [bothAgreed, first, second, bothDisputed] = counts;
  expect(found).toMatchObject({ bothAgreed, bothDisputed, differing: first + second });
  expect(found.both).toBe(counts.reduce((sum, count) => sum + count));
  if (observed === undefined) expect(found.observed).toBeUndefined();
  else expect(found.observed).toBeCloseTo(observed, 4);
  if (kappa === undefined) expect(found.kappa).toBeUndefined();
  else expect(found.kappa).toBeCloseTo(kappa, 4);
});

const mark = fc.constantFrom<Mark>('agreed', 'disputed');

test('kappa stays between -1 and 1, whoever comes first and whichever mark is called what', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, mark)), (some) => {
      const { kappa, observed } = agreementOf(some);
      const other = (one: Mark): Mark => (one === 'agreed' ? 'disputed' : 'agreed');
      expect(agreementOf(some.map(([a, b]) => [b, a] as const)).kappa).toEqual(kappa);
      expect(agreementOf(some.map(([a, b]) => [other(a), other(b)] as const)).kappa).toEqual(kappa);
      if (kappa === undefined) return;
      expect(Math.abs(kappa)).toBeLessThanOrEqual(1);
      expect(kappa).toBeLessThanOrEqual(observed ?? 0);
    }),
  );
});
