import type { LineChange } from '../input/changedLines.ts';
import { type LinePair, pairLines } from './pairLines.ts';

/** Tells where the lines of the reviewed text stand after a change of the source. */
export class LineFollower {
  /** Lines that changed, in order. */
  readonly pairs: readonly LinePair[];
  readonly #byLine = new Map<number, LinePair>();
  /** Lines that went and came back elsewhere in the same words. */
  readonly #carried: ReadonlyMap<number, number>;

  constructor(changes: readonly LineChange[]) {
    this.pairs = pairLines(changes);
    for (const pair of this.pairs) if (pair.was) this.#byLine.set(pair.was.number, pair);
    this.#carried = carriedLines(this.pairs);
  }

  /** Present number of a line; undefined when it is gone. */
  follow(line: number): number | undefined {
    const pair = this.#byLine.get(line);
    if (pair) return this.#carried.get(line) ?? pair.now?.number;
    let shift = 0;
    for (const { was, now } of this.pairs) {
      if (was ? was.number > line : (now?.number ?? 0) > line + shift) break;
      shift += (now ? 1 : 0) - (was ? 1 : 0);
    }
    return line + shift;
  }

  /** Present number of a line whose words an entry interprets; undefined also when quite another line took its place. */
  followWords(line: number): number | undefined {
    const pair = this.#byLine.get(line);
    return pair && !pair.alike ? this.#carried.get(line) : this.follow(line);
  }
}

function carriedLines(pairs: readonly LinePair[]): Map<number, number> {
  const loose = pairs.filter((pair) => !pair.alike);
  const come = new Map<string, number[]>();
  for (const { now } of loose) {
    if (!now || now.text.trim() === '') continue;
    const same = come.get(now.text);
    if (same) same.push(now.number);
    else come.set(now.text, [now.number]);
  }
  const carried = new Map<number, number>();
  for (const { was } of loose) {
    const to = was && come.get(was.text)?.shift();
    if (was && to !== undefined) carried.set(was.number, to);
  }
  return carried;
}
