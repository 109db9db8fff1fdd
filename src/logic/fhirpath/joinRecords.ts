import { type Leaf, not, type Predicate } from '../predicate.ts';
import { type SomeSites, someSites } from './sitesFact.ts';
import { type SomeRecord, someRecord } from './someRecord.ts';

/**
 * Says as one what a list is asked several times: that one record or another exists, or that neither does. Rails come out a
 * good deal shorter, and an engine walks each list once.
 */
export function joinRecords(predicate: Predicate): Predicate {
  if (predicate.kind === 'leaf') return predicate;
  const known = joinedBefore.get(predicate) ?? joinParts(predicate);
  joinedBefore.set(predicate, known);
  return known;
}

/** Criteria are parts of many plans' rules. */
const joinedBefore = new WeakMap<Predicate, Predicate>();

function joinParts(predicate: Exclude<Predicate, Leaf>): Predicate {
  const parts = predicate.parts.map(joinRecords);
  const wanted = predicate.kind === 'or';
  const groups = new Map<string | Predicate, Predicate[]>();
  for (const part of parts) {
    const key = joinKey(part, wanted) ?? part;
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  const joined = [...groups.values()].map((same) =>
    same.length > 1 ? join(same as Leaf[], wanted) : (same[0] as Predicate),
  );
  return joined.length === 1 ? (joined[0] as Predicate) : { kind: predicate.kind, parts: joined };
}

type Shape = SomeRecord | SomeSites;

/** The same for leaves that can be said as one; undefined for what stands alone. */
function joinKey(predicate: Predicate, wanted: boolean): string | undefined {
  const shape = shapeOf(predicate, wanted);
  if (!shape) return undefined;
  if (!keys.has(shape)) keys.set(shape, keyOf(shape));
  return keys.get(shape);
}

const keys = new WeakMap<Shape, string | undefined>();

function keyOf(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'some-record':
      return JSON.stringify([shape.variable, shape.filters, shape.tests.length > 0]);
    case 'some-sites':
      return shape.count === 2 ? JSON.stringify([shape.list, shape.count, shape.filters]) : undefined;
  }
}

/** The shape of a leaf that says that records exist (`wanted`), or that none do. */
function shapeOf(predicate: Predicate, wanted: boolean): Shape | undefined {
  // What is joined has none.
  const { shape, text } = predicate as Leaf & { readonly shape?: Shape };
  return shape && (positiveText(shape) === text) === wanted ? shape : undefined;
}

const texts = new WeakMap<Shape, string>();

/** How a shape prints where records are wanted; `not` keeps the shape, so it is printed once. */
function positiveText(shape: Shape): string {
  const text = texts.get(shape) ?? (shape.kind === 'some-record' ? recordLeaf(shape) : someSites(shape)).text;
  texts.set(shape, text);
  return text;
}

function join(leaves: readonly Leaf[], wanted: boolean): Predicate {
  const shapes = leaves.map((leaf) => leaf.shape as Shape);
  const [first] = shapes as [Shape];
  const joined =
    first.kind === 'some-record'
      ? recordLeaf({ ...first, tests: shapes.flatMap((shape) => (shape as SomeRecord).tests) })
      : someSites({ ...first, groups: shapes.flatMap((shape) => (shape as SomeSites).groups) });
  return wanted ? joined : not(joined);
}

function recordLeaf({ variable, filters, tests }: SomeRecord): Leaf {
  return someRecord(variable, filters, [...new Set(tests)]);
}
