import { lineHash } from '../input/lineHash.ts';
import { type Shift, shiftOf } from './shiftOf.ts';

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
  /** Set when unlocked entries were bound to lines that stand a few further down or up: a guess, which must be reported. */
  readonly shift?: Shift<E>;
}

/**
 * Joins entries and lines: first by hash, so that an entry follows its line when others are inserted above, then what is
 * left by the line that entries name. Lines of the same words go to their entries in order. Unlocked entries that are all
 * shifted are bound as they seem to be meant.
 */
export function bindLines<E extends Lock, T extends Target>(
  entries: readonly E[],
  targets: readonly T[],
): BoundLines<E, T> {
  const found = bindByHash(entries, targets);
  const shift = bindShifted(entries, targets, found);
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
  return { found, changed, lost, ...(shift && { shift }) };
}

/** Binds unlocked entries that fit one by one once they are shifted. */
function bindShifted<E extends Lock, T extends Target>(
  entries: readonly E[],
  targets: readonly T[],
  found: Map<E, T>,
): Shift<E> | undefined {
  const taken = new Set(found.values());
  const free = new Map(targets.filter((one) => !taken.has(one)).map((one) => [one.number, one]));
  const unlocked = entries.filter((entry) => entry.hash === undefined);
  const shift = shiftOf(unlocked, [...free.keys()]);
  for (const entry of shift ? unlocked : []) {
    const target = free.get(entry.line + (entry.line < (shift?.first.line ?? 0) ? 0 : (shift?.by ?? 0)));
    if (target) found.set(entry, target);
  }
  return shift;
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
