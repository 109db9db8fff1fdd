import { lineHash } from '../input/lineHash.ts';
import { bindLines, type Lock, type Target } from './bindLines.ts';
import type { LineFollower } from './lineFollower.ts';
import type { Shift } from './shiftOf.ts';

/** What a lock was about in the reviewed text, and what it is about now; both may be missing. */
export interface Relocked<E extends Lock, T extends Target> {
  readonly entry: E;
  readonly was?: T;
  readonly now?: T;
}

/** All locks of a list, with the shift that unlocked ones seem to have. */
export interface RelockBinding<E extends Lock, T extends Target> {
  readonly locks: readonly Relocked<E, T>[];
  readonly shift?: Shift<Lock>;
}

/**
 * Finds the lines that locks are about now: those of the same words, else the one that theirs became by the change of the
 * source. A lock whose line went, or was replaced by quite another, has none. An unlocked entry names a present line.
 * @param was lines of the reviewed text; undefined when there is no reviewed copy
 */
export function relockBinding<E extends Lock, T extends Target>(
  entries: readonly E[],
  was: readonly T[] | undefined,
  now: readonly T[],
  lines: LineFollower,
): RelockBinding<E, T> {
  const before = reviewedTargets(entries, was ?? []);
  const moved = entries.map((entry): Lock => {
    if (entry.hash === undefined) return { line: entry.line };
    // Line 0 is none: what is gone is found by its words or not at all.
    return { line: lines.followWords(before.get(entry)?.number ?? entry.line) ?? 0, hash: entry.hash };
  });
  const { found, shift } = bindLines(moved, now);
  const locks = entries.map((entry, index) => {
    const [old, present] = [before.get(entry), found.get(moved[index] as Lock)];
    return { entry, ...(old && { was: old }), ...(present && { now: present }) };
  });
  return { locks, ...(shift && { shift }) };
}

/** The lines that locks were written for: by their hash, else by their number. */
function reviewedTargets<E extends Lock, T extends Target>(
  entries: readonly E[],
  was: readonly T[],
): ReadonlyMap<E, T> {
  const locked = entries.filter((entry) => entry.hash !== undefined);
  return bindLines(locked, was).found;
}

/** Whether a lock is to be written with another hash although no line was seen to change. */
export function isRewritten({ entry, was, now }: Relocked<Lock, Target>): boolean {
  if (!now || entry.hash === undefined || entry.hash === lineHash(now.text)) return false;
  return was === undefined || was.text === now.text;
}
