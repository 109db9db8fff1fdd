import { lineHash } from '../input/lineHash.ts';

/** What an entry of a YAML file says about the line it interprets. */
export interface Lock {
  readonly line: number;
  readonly hash?: string;
}

/** A line of the source, or a row of several, that entries may be about. */
export interface Target {
  readonly number: number;
  readonly text: string;
}

/** Entries with the lines they are about; each line has one entry at most. */
export interface BoundLines<E extends Lock, T extends Target> {
  readonly found: ReadonlyMap<E, T>;
  /** Entries that were bound by their line although its hash is another. */
  readonly changed: ReadonlySet<E>;
  /** Entries without a line, with the entry that has the line they name, if one has. */
  readonly lost: ReadonlyMap<E, E | undefined>;
}

/**
 * Joins entries and lines: first by hash, so that an entry follows its line when others are inserted above, then what is
 * left by the line that entries name. Lines of the same words go to their entries in order.
 */
export function bindLines<E extends Lock, T extends Target>(
  entries: readonly E[],
  targets: readonly T[],
): BoundLines<E, T> {
  const found = bindByHash(entries, targets);
  const holders = new Map([...found].map(([entry, target]) => [target.number, entry]));
  const byLine = new Map(targets.map((target) => [target.number, target]));
  const changed = new Set<E>();
  const lost = new Map<E, E | undefined>();
  for (const entry of entries) {
    if (found.has(entry)) continue;
    const target = byLine.get(entry.line);
    const holder = holders.get(entry.line);
    if (!target || holder) {
      lost.set(entry, holder);
      continue;
    }
    found.set(entry, target);
    holders.set(target.number, entry);
    if (entry.hash !== undefined) changed.add(entry);
  }
  return { found, changed, lost };
}

function bindByHash<E extends Lock, T extends Target>(
  entries: readonly E[],
  targets: readonly T[],
): Map<E, T> {
  const byHash = new Map<string, T[]>();
  for (const target of targets) {
    const hash = lineHash(target.text);
    const same = byHash.get(hash);
    if (same) same.push(target);
    else byHash.set(hash, [target]);
  }
  const found = new Map<E, T>();
  for (const entry of [...entries].sort((a, b) => a.line - b.line)) {
    const target = entry.hash === undefined ? undefined : byHash.get(entry.hash)?.shift();
    if (target) found.set(entry, target);
  }
  return found;
}
