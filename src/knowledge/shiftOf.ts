/** Entries that all name lines a few too low or too high, as when a line came in above them. */
export interface Shift<E> {
  /** The first of them. */
  readonly first: E;
  readonly count: number;
  /** What their lines lack; negative when lines went. */
  readonly by: number;
}

/**
 * Whether unlocked entries and the lines that are left for them fit together one by one, if all lines from some entry on
 * are moved by the same number. One entry alone is no shift: it may name any line.
 */
export function shiftOf<E extends { readonly line: number }>(
  entries: readonly E[],
  lines: readonly number[],
): Shift<E> | undefined {
  if (entries.length !== lines.length) return undefined;
  const ordered = [...entries].sort((a, b) => a.line - b.line);
  const free = [...lines].sort((a, b) => a - b);
  const by = ordered.map((entry, index) => (free[index] ?? 0) - entry.line);
  const start = by.findIndex((one) => one !== 0);
  const first = ordered[start];
  const count = ordered.length - start;
  if (!first || count < 2 || by.slice(start).some((one) => one !== by[start])) return undefined;
  return { first, count, by: by[start] as number };
}

/** A shift in words, and how to mend it. */
export function shiftWords({ first, count, by }: Shift<{ readonly line: number }>): string {
  const lines = Math.abs(by) === 1 ? '1 line' : `${Math.abs(by)} lines`;
  const came = by > 0 ? `${lines} came in` : `${lines} went`;
  return `${count} unlocked entries seem to be shifted by ${by} from line ${first.line} on: ${came} above. Mend the source, or ${by > 0 ? `add ${by} to` : `take ${-by} off`} the line of each of them.`;
}
