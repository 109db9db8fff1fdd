import { type Leaf, not, type Predicate } from '../predicate.ts';
import { type SomeSites, someSites } from './sitesFact.ts';
import { type SomeRecord, someRecord } from './someRecord.ts';

/**
 * Says as one what a list is asked several times: that one record or another exists, or that neither does. Rails come out a
 * good deal shorter, and an engine walks each list once.
 */
export function joinRecords(predicate: Predicate): Predicate {
  if (predicate.kind === 'leaf') return predicate;
  const parts = predicate.parts.map(joinRecords);
  const wanted = predicate.kind === 'or';
  const joined: Predicate[] = [];
  const done = new Set<Predicate>();
  for (const part of parts) {
    if (done.has(part)) continue;
    const same = parts.filter((other) => areJoinable(part, other, wanted));
    for (const other of same) done.add(other);
    joined.push(same.length > 1 ? join(same as Leaf[], wanted) : part);
  }
  return joined.length === 1 ? (joined[0] as Predicate) : { kind: predicate.kind, parts: joined };
}

type Shape = SomeRecord | SomeSites;

function areJoinable(one: Predicate, other: Predicate, wanted: boolean): boolean {
  const [a, b] = [shapeOf(one, wanted), shapeOf(other, wanted)];
  if (a?.kind === 'some-record' && b?.kind === 'some-record')
    return (
      a.variable === b.variable &&
      String(a.filters) === String(b.filters) &&
      a.tests.length > 0 === b.tests.length > 0
    );
  if (a?.kind === 'some-sites' && b?.kind === 'some-sites')
    return a.list === b.list && a.count === 2 && b.count === 2 && String(a.filters) === String(b.filters);
  return false;
}

/** The shape of a leaf that says that records exist (`wanted`), or that none do. */
function shapeOf(predicate: Predicate, wanted: boolean): Shape | undefined {
  if (predicate.kind !== 'leaf' || !predicate.shape) return undefined;
  const shape = predicate.shape as Shape;
  return ((shape.kind === 'some-record' ? recordLeaf(shape) : someSites(shape)).text === predicate.text) ===
    wanted
    ? shape
    : undefined;
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
