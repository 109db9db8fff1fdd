import type { Place, Report } from '../diagnostic.ts';
import { type CsvRecord, csvRecords } from '../input/csvRecords.ts';
import { decodeSource } from '../input/decodeSource.ts';

/** A row of a CSV file of codes. */
export interface CodeRow {
  /** The text of a cell by the name of its column; empty where the file has no such column. */
  readonly cell: (name: string) => string;
  /** Where the row begins. */
  readonly place: Place;
  /** Where a cell begins, by the name of its column; the row where the file has no such column. */
  readonly at: (name: string) => Place;
}

/**
 * The rows of a CSV file of codes; blank ones are left out. Undefined when none could be read. Reports `code-list-columns`,
 * `csv-syntax`, `csv-cells` and what `decodeSource` does.
 * @param columns those that the file must have
 */
export function codeRows(
  file: string,
  bytes: Uint8Array,
  columns: readonly string[],
  report: Report,
): CodeRow[] | undefined {
  const text = decodeSource(file, bytes, report);
  if (text === undefined) return undefined;
  const [header, ...records] = csvRecords(text.split('\n'), ',');
  const names = (header as CsvRecord).cells.map((cell) => cell.text);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    report({
      code: 'code-list-columns',
      severity: 'error',
      message: `The columns ${missing.join(', ')} are missing; expected, separated by commas: ${columns.join(', ')}.`,
      place: { file, line: (header as CsvRecord).first, column: 1 },
    });
    return undefined;
  }
  return records.flatMap((record) => rowOf(record, names, file, report) ?? []);
}

function rowOf(
  { cells, fault, first }: CsvRecord,
  names: readonly string[],
  file: string,
  report: Report,
): CodeRow | undefined {
  const place = { file, line: first, column: 1 };
  if (fault) {
    const { message, line, column } = fault;
    report({
      code: 'csv-syntax',
      severity: 'error',
      message: `${message} Mend the quotes of this record.`,
      place: { file, line, column },
    });
    return undefined;
  }
  if (cells.every((cell) => cell.text === '')) return undefined;
  if (cells.length !== names.length) {
    report({
      code: 'csv-cells',
      severity: 'error',
      message: `The record has ${cells.length} cells, the header has ${names.length}. Put cells that hold a comma into quotes, or add what is missing.`,
      place,
    });
    return undefined;
  }
  const named = (name: string) => cells[names.indexOf(name)];
  const at = (name: string) => {
    const cell = named(name);
    return cell ? { file, line: cell.line, column: cell.column } : place;
  };
  return { cell: (name) => named(name)?.text ?? '', place, at };
}
