import type { LineChange } from '../input/changedLines.ts';

/** A line of a text, by its number there. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** A line that changed: what it was and what it is; one of the two is missing where it went or came. */
export interface LinePair {
  readonly was?: NumberedLine;
  readonly now?: NumberedLine;
  /** True when both stand here and seem to be the same line with some words changed. */
  readonly alike: boolean;
}

/** Least share of common letter pairs at which two lines are taken for the same one, reworded. */
const leastAlike = 0.5;

/** Most pairs of lines that are compared; a larger stretch is a new text. */
const mostCompared = 250_000;

/**
 * Tells which changed line became which. Within a stretch lines keep their order and are paired where they resemble each
 * other most; what is left between two pairs is paired one by one if there are as many lines before as after, and was
 * removed or added otherwise.
 */
export function pairLines(changes: readonly LineChange[]): LinePair[] {
  let shift = 0;
  return changes.flatMap(({ line, was, now }) => {
    const before = numbered(was, line - shift);
    shift += now.length - was.length;
    return pairStretch(before, numbered(now, line));
  });
}

function numbered(texts: readonly string[], first: number): NumberedLine[] {
  return texts.map((text, index) => ({ number: first + index, text }));
}

function pairStretch(was: readonly NumberedLine[], now: readonly NumberedLine[]): LinePair[] {
  const pairs: LinePair[] = [];
  let [w, n] = [0, 0];
  const fill = (toWas: number, toNow: number) => {
    const [gone, come] = [was.slice(w, toWas), now.slice(n, toNow)];
    if (gone.length === come.length)
      gone.forEach((line, index) => {
        pairs.push({ was: line, now: come[index] as NumberedLine, alike: false });
      });
    else {
      pairs.push(...gone.map((line) => ({ was: line, alike: false })));
      pairs.push(...come.map((line) => ({ now: line, alike: false })));
    }
    [w, n] = [toWas + 1, toNow + 1];
  };
  for (const [i, j] of alikePairs(was, now)) {
    fill(i, j);
    pairs.push({ was: was[i] as NumberedLine, now: now[j] as NumberedLine, alike: true });
  }
  fill(was.length, now.length);
  return pairs;
}

/** Index pairs in rising order whose likenesses sum up to the most. */
function alikePairs(was: readonly NumberedLine[], now: readonly NumberedLine[]): [number, number][] {
  if (was.length * now.length > mostCompared) return [];
  const [left, right] = [was, now].map((lines) => lines.map(({ text }) => letterPairs(text))) as [
    string[][],
    string[][],
  ];
  const likeness = left.map((a) => right.map((b) => share(a, b)));
  const at = (i: number, j: number) => likeness[i]?.[j] ?? 0;
  const best = Array.from({ length: was.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const sum = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const together = at(i, j) >= leastAlike ? at(i, j) + sum(i + 1, j + 1) : 0;
      (best[i] as number[])[j] = Math.max(together, sum(i + 1, j), sum(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < was.length && j < now.length; ) {
    if (at(i, j) >= leastAlike && sum(i, j) === at(i, j) + sum(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (sum(i, j) === sum(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

function letterPairs(text: string): string[] {
  const letters = text.toLowerCase().trim();
  if (letters.length < 2) return [letters];
  return Array.from({ length: letters.length - 1 }, (_, index) => letters.slice(index, index + 2));
}

/** Twice the common letter pairs, by all of them (the coefficient of Dice). */
function share(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of b) {
    const count = left.get(pair) ?? 0;
    if (count > 0) common++;
    left.set(pair, count - 1);
  }
  return (2 * common) / (a.length + b.length);
}
