import { always, and, never, or, type Predicate, printPredicate } from './predicate.ts';

/**
 * Says nothing twice: in `A and (… A …)` the inner A is true, in `A or (… A …)` it is false. Criteria that share a part, such as
 * an indication and what rests on it, print it once. The value is the same on every record.
 */
export function absorb(predicate: Predicate): Predicate {
  return within(predicate, new Map());
}

/** What is taken for true and false, by how it prints. */
type Known = ReadonlyMap<string, boolean>;

function within(predicate: Predicate, known: Known): Predicate {
  const value = known.get(keyOf(predicate));
  if (value !== undefined) return value ? always : never;
  if (predicate.kind === 'leaf') return known.get(predicate.negated) === true ? never : predicate;
  const join = predicate.kind === 'and' ? and : or;
  const holds = predicate.kind === 'and';
  const parts = [...predicate.parts];
  const around = new Map(known);
  for (const part of parts) around.set(keyOf(part), holds);
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'leaf') {
      parts[index] = within(part, known);
      continue;
    }
    // A part must not vouch for itself.
    if (!known.has(keyOf(part))) around.delete(keyOf(part));
    parts[index] = within(part, around);
    around.set(keyOf(parts[index]), holds);
  }
  return join(...parts);
}

const keys = new WeakMap<Predicate, string>();

function keyOf(predicate: Predicate): string {
  const known = keys.get(predicate) ?? printPredicate(predicate);
  keys.set(predicate, known);
  return known;
}
