import type { Place, Report } from '../diagnostic.ts';
import { type CellRow, parseCells, readRow } from './cellRows.ts';
import { CellSections } from './cellSections.ts';
import type { CsvRecord } from './csvRecords.ts';
import { type CsvTable, csvTable } from './csvTable.ts';
import type { CellTableLayout, Layout } from './layout.ts';
import { Ledger, type LineKind } from './ledger.ts';
import type { Reading, ReadRow } from './reading.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';
import { spaced } from './spaced.ts';

/**
 * Reads a recommendation table written as CSV: a header row, then one record a row; cells may be quoted and span lines.
 * The delimiter is the one of the layout, or the one under which the header row has all columns. Each faulty record is
 * reported, and reading goes on. Reports `csv-header`, `csv-syntax`, `csv-cells`, what `CellSections` does and the faults
 * of cells.
 */
export function readCsv(source: SourceText, layout: Layout, report: Report): Reading {
  const ledger = new Ledger(source, report);
  const table = layout.table as CellTableLayout;
  const csv = csvTable(source, table, report);
  if (!csv) return { sections: [], rows: [], unread: [], tables: [], fields: [], claims: [] };
  const sections = new CellSections(table, source, report);
  const rows: ReadRow[] = [];
  const unread: SourceLine[] = [];
  const claim = (record: CsvRecord, kind: LineKind, subject: string) => {
    for (const line of source.lines.slice(record.first - 1, record.last))
      if (line.text.trim() !== '') ledger.claim(line, kind, subject);
  };
  claim(csv.header, 'header', 'table');
  let above = '';
  for (const record of csv.records) {
    if (record.cells.every((cell) => cell.text === '') && !record.fault) {
      claim(record, 'furniture', 'Empty record');
      continue;
    }
    const row = soundRecord(record, csv, source, report) ? cellRow(record, csv, source) : undefined;
    const heading = row?.cells.get('section') ?? '';
    if (heading !== '' || table.sectionRepeats !== 'down') above = heading;
    const section = row && sections.of(above, row.first, cellPlace(record, csv, 'section', source));
    claim(record, 'row', section?.id ?? 'table');
    if (!row) unread.push(lineAt(source, record.first));
    if (!row) continue;
    const { row: parsed, faults } = parseCells(row, layout);
    for (const { code, column, message } of faults)
      report({ code, severity: 'error', message, place: cellPlace(record, csv, column, source) });
    if (parsed && section) rows.push(readRow(parsed, row, section.id, source.text));
    else unread.push(row.first);
  }
  sections.finish();
  const header = source.lines[csv.header.first - 1] as SourceLine;
  return { sections: sections.met, rows, unread, tables: [], fields: [], header, claims: ledger.close() };
}

/** Whether a record can be read by its cells. A record with cells too many or too few has no cell that can be trusted. */
function soundRecord(record: CsvRecord, { header }: CsvTable, source: SourceText, report: Report): boolean {
  const fault = (code: string, message: string, place: Place) => {
    report({ code, severity: 'error', message, place });
    return false;
  };
  if (record.fault) {
    const { message, line, column } = record.fault;
    return fault(
      'csv-syntax',
      `${message} Mend the quotes of this record.`,
      placeOf(source, lineAt(source, line), column),
    );
  }
  const wanted = header.cells.length;
  // Spreadsheets leave delimiters behind where a column was cleared.
  const found = record.cells.findLastIndex((cell, index) => index < wanted || cell.text !== '') + 1;
  if (found === wanted) return true;
  const at = record.cells[Math.min(wanted, found - 1)];
  return fault(
    'csv-cells',
    `The record has ${found} cell${found === 1 ? '' : 's'}, the header has ${wanted}. Put cells that hold the delimiter into quotes, or add what is missing.`,
    at
      ? placeOf(source, lineAt(source, at.line), at.column, at.length)
      : placeOf(source, lineAt(source, record.first)),
  );
}

function cellRow(record: CsvRecord, { columns }: CsvTable, source: SourceText): CellRow {
  const cells = new Map(
    [...columns].map(([key, index]) => [key, spaced(record.cells[index]?.text ?? '', source)]),
  );
  return { cells, first: lineAt(source, record.first), last: lineAt(source, record.last) };
}

function cellPlace(record: CsvRecord, { columns }: CsvTable, column: string, source: SourceText): Place {
  const cell = record.cells[columns.get(column) ?? -1];
  return cell
    ? placeOf(source, lineAt(source, cell.line), cell.column, cell.length)
    : placeOf(source, lineAt(source, record.first));
}

function lineAt(source: SourceText, number: number): SourceLine {
  return source.lines[number - 1] as SourceLine;
}
