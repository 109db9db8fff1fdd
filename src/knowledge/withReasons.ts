import { bindTableLines } from './bindTableLines.ts';
import type { CellContext } from './cellsOf.ts';
import type { NotComputedEntry } from './files.ts';
import type { TableEntry } from './table.ts';

/**
 * Gives entries of a table the reason why nothing computes them. Reports `cell-reason-cell-unknown` for a column that the line
 * has no cell in, and what `bindTableLines` does.
 */
export function withReasons(
  entries: readonly TableEntry[],
  reasons: readonly NotComputedEntry[],
  context: CellContext,
): readonly TableEntry[] {
  const { at, report } = context;
  const byLine = new Map(
    [...bindTableLines(reasons, 'notComputed', context)].map(([{ line }, reason]) => [line.number, reason]),
  );
  for (const [line, reason] of byLine) {
    const cells = entries.filter(({ place }) => place.line === line);
    // A line that could not be read as cells was reported.
    if (cells.length > 0 && !cells.some((cell) => isMeant(cell, reason)))
      report({
        code: 'cell-reason-cell-unknown',
        severity: 'error',
        message: `Line ${line} has no cell in a column "${reason.cell}"; ${columnsOf(cells)}.`,
        place: at('notComputed', reasons.indexOf(reason), 'cell'),
      });
  }
  return entries.map((entry) => {
    const reason = byLine.get(entry.place.line ?? 0);
    if (!reason || !isMeant(entry, reason)) return entry;
    const authored = at('notComputed', reasons.indexOf(reason));
    return { ...entry, notComputed: { reason: reason.reason, authored } };
  });
}

function isMeant({ column }: TableEntry, { cell }: NotComputedEntry): boolean {
  return cell === undefined || cell === column;
}

function columnsOf(cells: readonly TableEntry[]): string {
  const columns = cells.flatMap(({ column }) => column ?? []);
  return columns.length > 0
    ? `known: ${columns.join(', ')}. Mend the id`
    : 'the table has no columns. Remove "cell"';
}
