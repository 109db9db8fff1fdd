import type { Place, Report } from '../diagnostic.ts';
import type { ReadEntry, ReadTable } from '../input/reading.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { SplitEntry } from './files.ts';
import type { TableEntry } from './table.ts';

/** A table being read, and where to report. */
export interface CellContext {
  readonly table: ReadTable;
  readonly source: SourceText;
  /** Places below the table's entry in tables.yaml. */
  at(...path: (string | number)[]): Place;
  readonly report: Report;
}

interface Cell {
  readonly column: string;
  readonly code: string;
  readonly text: string;
}

/**
 * Cuts a flattened line into the cells of its split: every word once, in order. Reports `split-column-unknown`,
 * `split-differs` and `split-boundary`.
 */
export function cellsOf(
  entry: ReadEntry,
  split: SplitEntry,
  index: number,
  context: CellContext,
): TableEntry[] {
  const { table, source, at } = context;
  const fault = (code: string, message: string, key: string) =>
    context.report({ code, severity: 'error', message, place: at('split', index, key) });
  for (const column of Object.keys(split.cells))
    if (!table.columns.some((one) => one.id === column))
      fault(
        'split-column-unknown',
        `The table has no column "${column}"; known: ${table.columns.map((one) => one.id).join(', ')}.`,
        'cells',
      );
  const cells = table.columns.flatMap((column): Cell[] => {
    const cell = split.cells[column.id];
    return cell ? [{ column: column.id, ...cell }] : [];
  });
  const joined = cells.map((cell) => cell.text).join(' ');
  if (joined !== entry.text) {
    // A changed line was reported as such.
    if (!source.changesNamed)
      fault(
        'split-differs',
        `The cells joined by a space are not line ${entry.line.number} of the source: "${joined}". Copy the words exactly as printed, every one once and in order.`,
        'cells',
      );
    return [];
  }
  const boundary = boundaryFault(entry, split, cells);
  if (boundary !== undefined) fault('split-boundary', boundary, 'basis');
  return placed(entry, split, cells, source);
}

function placed(
  entry: ReadEntry,
  split: SplitEntry,
  cells: readonly Cell[],
  source: SourceText,
): TableEntry[] {
  let column = entry.column;
  return cells.map((cell) => {
    const start = column;
    column += cell.text.length + 1;
    return {
      code: cell.code,
      text: cell.text,
      column: cell.column,
      place: placeOf(source, entry.line, start, cell.text.length),
      offset: entry.line.offset + start - 1,
      length: cell.text.length,
      basis: split.basis,
      rationale: split.rationale,
      ...(split.reviewer && { reviewer: split.reviewer }),
      // A judgement that nobody has reviewed is shown, never executed.
      ...((split.needsReview || (split.basis === 'judgement' && !split.reviewer)) && { needsReview: true }),
    };
  });
}

/** `single-cut` says that there is exactly one place to cut: a lower-case letter (or a digit, `)`, `.`, `%`), a space, a capital followed by a lower-case letter. */
function boundaryFault(entry: ReadEntry, split: SplitEntry, cells: readonly Cell[]): string | undefined {
  if (split.basis !== 'single-cut') return undefined;
  const candidates = [...entry.text.matchAll(/(?<=[\p{Ll}\d).%]) (?=\p{Lu}\p{Ll})/gu)].map(
    (match) => match.index,
  );
  const boundary = cells.length === 2 ? cells[0]?.text.length : -1;
  if (candidates.length === 1 && candidates[0] === boundary) return undefined;
  const places =
    candidates.length === 1
      ? '1 place where it can be cut, and not this one'
      : `${candidates.length} places where it can be cut`;
  return `The line has ${places}, so the split is a judgement. Use basis: judgement.`;
}
