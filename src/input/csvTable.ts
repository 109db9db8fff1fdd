import type { Report } from '../diagnostic.ts';
import { type CsvRecord, csvRecords } from './csvRecords.ts';
import type { CellTableLayout } from './layout.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';
import { excerpt } from './visible.ts';

/** A CSV file with its header understood. */
export interface CsvTable {
  readonly header: CsvRecord;
  readonly records: readonly CsvRecord[];
  /** Index of each column of the layout. */
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * Finds the header row: with the delimiter of the layout, or the one under which all columns are there. Reports
 * `csv-header`.
 */
export function csvTable(source: SourceText, table: CellTableLayout, report: Report): CsvTable | undefined {
  const lines = source.lines.map((line) => line.text);
  const names = Object.entries(table.columns);
  let best: CsvTable | undefined;
  for (const delimiter of table.delimiter ? [table.delimiter] : [',', ';', '\t']) {
    const [header, ...records] = csvRecords(lines, delimiter);
    if (!header) continue;
    const printed = header.cells.map((cell) => cell.text);
    const columns = new Map(names.map(([key, name]) => [key, printed.indexOf(name)]));
    const twice = names.filter(([, name]) => printed.indexOf(name) !== printed.lastIndexOf(name));
    const found = { header, records, columns };
    if (twice.length === 0 && [...columns.values()].every((index) => index >= 0)) return found;
    if (!best || header.cells.length > best.header.cells.length) best = found;
  }
  if (best) reportHeader(best, names, source, report);
  return undefined;
}

function reportHeader(
  { header, columns }: CsvTable,
  names: readonly (readonly [string, string])[],
  source: SourceText,
  report: Report,
): void {
  const printed = header.cells.map((cell) => cell.text);
  const missing = names.filter(([key]) => (columns.get(key) ?? -1) < 0).map(([, name]) => `"${name}"`);
  const twice = names.filter(([, name]) => printed.indexOf(name) !== printed.lastIndexOf(name));
  const wrong =
    missing.length > 0
      ? `lacks ${missing.join(', ')}`
      : `has ${twice.map(([, name]) => `"${name}"`).join(', ')} more than once`;
  report({
    code: 'csv-header',
    severity: 'error',
    message: `The header row ${wrong}; found: ${excerpt(printed.join(' | '), 200)}.${header.fault ? ` ${header.fault.message}` : ''} Mend the header, or the columns and the delimiter in layout.yaml.`,
    place: placeOf(source, source.lines[header.first - 1] as SourceLine),
  });
}
