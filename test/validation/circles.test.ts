import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circlesOf } from '../../src/validation/circles.ts';

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
      const circles = circlesOf(edges.keys(), (node) => edges[node] ?? []);
      for (const one of edges.keys()) {
        expect(circles.has(one)).toBe(leads(edges, one, one));
        for (const two of edges.keys())
          if (one !== two)
            expect(circles.has(one) && circles.get(one) === circles.get(two)).toBe(
              leads(edges, one, two) && leads(edges, two, one),
            );
      }
    }),
  );
});

test('a chain of any length ends', () => {
  const nodes = Array.from({ length: 100_000 }, (_, index) => index);
  expect(circlesOf(nodes, (node) => [node + 1].filter((next) => next < nodes.length)).size).toBe(0);
  expect(circlesOf(nodes, (node) => [(node + 1) % nodes.length]).size).toBe(nodes.length);
});
