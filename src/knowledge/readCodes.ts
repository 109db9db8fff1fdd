import type { Place, Report } from '../diagnostic.ts';
import { type CsvRecord, csvRecords } from '../input/csvRecords.ts';
import { decodeSource } from '../input/decodeSource.ts';
import { isMangled } from '../input/mangled.ts';
import { excerpt } from '../input/visible.ts';
import type { ListedCode } from './guideline.ts';

const columns = [
  'system',
  'code',
  'display',
  'class',
  'class_reason',
  'verified',
  'source1',
  'source2',
  'note',
];
const classes = ['definite', 'possible', 'never'];

type Fault = (code: string, message: string, place: Place) => void;

/**
 * Reads the CSV file of a code list. Only rows with `verified=yes` are used. Undefined when none could be read. Reports
 * `code-list-columns`, `csv-syntax`, `csv-cells`, `code-mangled`, `code-without-source`, `code-without-display`,
 * `code-class-unknown`, `code-duplicate` and what `decodeSource` does.
 */
export function readCodes(file: string, bytes: Uint8Array, report: Report): ListedCode[] | undefined {
  const fault: Fault = (code, message, place) => report({ code, severity: 'error', message, place });
  const text = decodeSource(file, bytes, report);
  if (text === undefined) return undefined;
  const [header, ...records] = csvRecords(text.split('\n'), ',');
  const names = (header as CsvRecord).cells.map((cell) => cell.text);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    fault(
      'code-list-columns',
      `The columns ${missing.join(', ')} are missing; expected, separated by commas: ${columns.join(', ')}.`,
      { file, line: (header as CsvRecord).first, column: 1 },
    );
    return undefined;
  }
  const seen = new Set<string>();
  return records.flatMap((record) => {
    const code = codeOf(record, names, file, fault);
    if (!code) return [];
    const key = `${code.system}|${code.code}`;
    if (seen.has(key))
      fault('code-duplicate', `The code ${key} stands twice in this list. Remove one row.`, code.authored);
    seen.add(key);
    return [code];
  });
}

function codeOf(
  record: CsvRecord,
  names: readonly string[],
  file: string,
  fault: Fault,
): ListedCode | undefined {
  const authored = { file, line: record.first, column: 1 };
  if (record.fault) {
    const { message, line, column } = record.fault;
    fault('csv-syntax', `${message} Mend the quotes of this record.`, { file, line, column });
    return undefined;
  }
  const { cells } = record;
  if (cells.every((cell) => cell.text === '')) return undefined;
  if (cells.length !== names.length) {
    fault(
      'csv-cells',
      `The record has ${cells.length} cells, the header has ${names.length}. Put cells that hold a comma into quotes, or add what is missing.`,
      authored,
    );
    return undefined;
  }
  const at = (name: string) => cells[names.indexOf(name)];
  if (at('verified')?.text !== 'yes') return undefined;
  return listedCode((name) => at(name)?.text ?? '', authored, fault);
}

function listedCode(cell: (name: string) => string, authored: Place, fault: Fault): ListedCode {
  const [code, display, system, printed] = [cell('code'), cell('display'), cell('system'), cell('class')];
  const named = printed.replace(/^legacy:/, '');
  if (isMangled(code))
    fault(
      'code-mangled',
      `The code "${excerpt(code)}" looks like what a spreadsheet makes of one. Format the column as text and type the code again.`,
      authored,
    );
  if (cell('source1') === '')
    fault(
      'code-without-source',
      `The code ${code} names no source that pairs it with its display. A code counts only when verified: fill in source1.`,
      authored,
    );
  if (display === '' || code === '' || system === '')
    fault('code-without-display', 'The row lacks system, code or display. Fill it in.', authored);
  if (!classes.includes(named))
    fault(
      'code-class-unknown',
      `The class is "${excerpt(printed)}"; allowed: ${classes.join(', ')}, each also as legacy:….`,
      authored,
    );
  return {
    system,
    code,
    display,
    source: cell('source1'),
    class: named as ListedCode['class'],
    legacy: printed.startsWith('legacy:'),
    ...(cell('class_reason') && { reason: cell('class_reason') }),
    ...(cell('note') && { note: cell('note') }),
    authored,
  };
}
