import type { LineChange } from '../input/changedLines.ts';
import { lineHash } from '../input/lineHash.ts';
import type { SourceText } from '../input/sourceText.ts';

/** Tells where the lines that entries name stand after a change of the source. */
export class LineFollower {
  readonly #lines: number;
  readonly #changes: readonly LineChange[];
  readonly #byHash = new Map<string, number[]>();

  constructor(source: SourceText, changes: readonly LineChange[]) {
    this.#lines = source.lines.length;
    this.#changes = changes;
    for (const line of source.lines) {
      const hash = lineHash(line.text);
      const same = this.#byHash.get(hash);
      if (same) same.push(line.number);
      else this.#byHash.set(hash, [line.number]);
    }
  }

  /**
   * Present number of a line. Where its hash is known, the line of these words that stands nearest to where the changes
   * would put it; else the place that the changes give.
   */
  follow(line: number, hash?: string): number {
    const moved = this.#moved(line);
    const same = hash === undefined ? undefined : this.#byHash.get(hash);
    if (!same) return moved;
    return same.reduce((best, one) => (Math.abs(one - moved) < Math.abs(best - moved) ? one : best));
  }

  /** True when a line was removed and its words stand nowhere else. */
  isGone(line: number, hash?: string): boolean {
    if (hash !== undefined && this.#byHash.has(hash)) return false;
    let shift = 0;
    for (const change of this.#changes) {
      const within = line - (change.line - shift);
      if (within < 0) return false;
      if (within < change.was.length) return within >= change.now.length;
      shift += change.now.length - change.was.length;
    }
    return false;
  }

  #moved(line: number): number {
    let shift = 0;
    for (const change of this.#changes) {
      const within = line - (change.line - shift);
      if (within < 0) break;
      if (within < change.was.length)
        return change.line + Math.min(within, Math.max(change.now.length - 1, 0));
      shift += change.now.length - change.was.length;
    }
    return Math.min(line + shift, this.#lines);
  }
}
