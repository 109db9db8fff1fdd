import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Circles } from '../../src/validation/circles.ts';

/** Whether a way leads from one node to another, by trying all of them. */
function leads(edges: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  const visit = (node: number): boolean =>
    (edges[node] ?? []).some((next) => next === to || (!seen.has(next) && seen.add(next) && visit(next)));
  return visit(from);
}

test('two nodes have one number when each leads to the other, and none when a node does not lead to itself', () => {
  const graphs = fc
    .integer({ min: 1, max: 8 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
    );
  fc.assert(
    fc.property(graphs, (edges) => {
      const circles = new Circles((node: number) => edges[node] ?? []);
      for (const one of edges.keys()) {
        expect(circles.of(one) !== undefined).toBe(leads(edges, one, one));
        for (const two of edges.keys())
          if (one !== two)
            expect(circles.of(one) !== undefined && circles.of(one) === circles.of(two)).toBe(
              leads(edges, one, two) && leads(edges, two, one),
            );
      }
    }),
  );
});

test('a chain of any length ends', () => {
  const size = 100_000;
  expect(new Circles((node: number) => [node + 1].filter((next) => next < size)).of(0)).toBe(undefined);
  const round = new Circles((node: number) => [(node + 1) % size]);
  expect(round.of(0)).toBeDefined();
  expect(round.of(size - 1)).toBe(round.of(0));
});
