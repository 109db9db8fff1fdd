import { diffArrays } from 'diff';

/** A stretch of lines that differs between two texts; `was` or `now` is empty for what was added or removed. */
export interface LineChange {
  /** 1-based line in the present text where the stretch stands (or would stand). */
  readonly line: number;
  readonly was: readonly string[];
  readonly now: readonly string[];
}

/** Most differences that are worked out line by line; beyond it two texts are simply different. */
const mostEdits = 2000;

/** Compares the reviewed text with the present one, line by line. Texts that differ nearly everywhere give one stretch. */
export function changedLines(reviewed: string, present: string): LineChange[] {
  const was = reviewed.split('\n');
  const now = present.split('\n');
  const parts = diffArrays(was, now, { maxEditLength: mostEdits });
  return parts ? stretches(parts) : [between(was, now)];
}

interface Part {
  readonly value: readonly string[];
  readonly added?: boolean;
  readonly removed?: boolean;
}

function stretches(parts: readonly Part[]): LineChange[] {
  const changes: LineChange[] = [];
  let line = 1;
  let was: string[] = [];
  let now: string[] = [];
  const flush = () => {
    if (was.length + now.length > 0) changes.push({ line: line - now.length, was, now });
    was = [];
    now = [];
  };
  for (const part of parts) {
    if (part.removed) was = [...was, ...part.value];
    else {
      if (part.added) now = [...now, ...part.value];
      else flush();
      line += part.value.length;
    }
  }
  flush();
  return changes;
}

/** Everything between the common beginning and the common end. */
function between(was: readonly string[], now: readonly string[]): LineChange {
  const shortest = Math.min(was.length, now.length);
  let start = 0;
  while (start < shortest && was[start] === now[start]) start++;
  let end = 0;
  while (end < shortest - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  return {
    line: start + 1,
    was: was.slice(start, was.length - end),
    now: now.slice(start, now.length - end),
  };
}

/** 1-based column of the first character in which two lines differ. */
export function firstDifference(was: string, now: string): number {
  let column = 0;
  while (column < was.length && column < now.length && was[column] === now[column]) column++;
  return column + 1;
}
