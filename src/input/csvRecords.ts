/** A cell of a CSV record, with the place where it begins (1-based). */
export interface CsvCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Characters in the file on the cell's first line, quotes included. */
  readonly length: number;
}

/** A record with the lines it covers; with a fault, only its first line is taken for it. */
export interface CsvRecord {
  readonly cells: readonly CsvCell[];
  readonly first: number;
  readonly last: number;
  readonly fault?: { readonly message: string; readonly line: number; readonly column: number };
}

/**
 * Cuts lines into CSV records as RFC 4180 has them: cells may be quoted, quoted cells may span lines and hold `""` for a
 * quote. White space around cells is not meant; a quote inside an unquoted cell stands for itself, as in spreadsheets.
 * Blank lines between records are left out. After a fault reading goes on with the next line, so that one lost quote does
 * not swallow the rest.
 */
export function csvRecords(lines: readonly string[], delimiter: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  for (let first = 1; first <= lines.length; ) {
    if (trimmed(lines, first).trim() === '') {
      first++;
      continue;
    }
    const record = recordAt(lines, first, delimiter);
    records.push(record);
    first = record.last + 1;
  }
  return records;
}

/** A line without the carriage return and the byte order mark that a locked text keeps. */
function trimmed(lines: readonly string[], line: number): string {
  const text = lines[line - 1] as string;
  // Asked for every cell: no pattern, which would look through the whole line.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const end = text.endsWith('\r') ? text.length - 1 : text.length;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function recordAt(lines: readonly string[], first: number, delimiter: string): CsvRecord {
  const cells: CsvCell[] = [];
  let line = first;
  let at = 0;
  for (;;) {
    const read = cellAt(lines, line, at, delimiter);
    if ('message' in read) return { cells, first, last: first, fault: read };
    cells.push(read.cell);
    line = read.line;
    const text = trimmed(lines, line);
    if (read.end >= text.length) return { cells, first, last: line };
    at = read.end + 1;
  }
}

interface ReadCell {
  readonly cell: CsvCell;
  /** Where reading stands after the cell: a delimiter, or the end of that line. */
  readonly line: number;
  readonly end: number;
}

function cellAt(
  lines: readonly string[],
  line: number,
  at: number,
  delimiter: string,
): ReadCell | { message: string; line: number; column: number } {
  const text = trimmed(lines, line);
  let opening = at;
  while (text[opening] === ' ' || text[opening] === '\u00A0') opening++;
  if (text[opening] === '"') return quotedAt(lines, line, opening, delimiter);
  const found = text.indexOf(delimiter, at);
  const end = found < 0 ? text.length : found;
  const raw = text.slice(at, end);
  const length = raw.trim().length;
  const column = at + (length === 0 ? 0 : raw.length - raw.trimStart().length) + 1;
  return { cell: { text: raw.trim(), line, column, length }, line, end };
}

function quotedAt(
  lines: readonly string[],
  start: number,
  opening: number,
  delimiter: string,
): ReadCell | { message: string; line: number; column: number } {
  let value = '';
  let line = start;
  let at = opening + 1;
  for (;;) {
    const text = trimmed(lines, line);
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      value += `${text.slice(at)}\n`;
      line++;
      at = 0;
      if (line > lines.length)
        return { message: 'The quote that opens here is never closed.', line: start, column: opening + 1 };
      continue;
    }
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] === '"') {
      value += '"';
      at++;
      continue;
    }
    const rest = text.slice(at);
    const end = at + (rest.length - rest.trimStart().length);
    if (end < text.length && text[end] !== delimiter) return afterQuote(start, line, opening, at);
    const length = line === start ? at - opening : trimmed(lines, start).length - opening;
    const cell = { text: value.trim(), line: start, column: opening + 1, length };
    return { cell, line, end };
  }
}

function afterQuote(start: number, line: number, opening: number, at: number) {
  return start === line
    ? {
        message:
          'Something stands between the closing quote of a cell and the next delimiter; a quote inside a quoted cell is written twice.',
        line,
        column: at + 1,
      }
    : {
        message: `The cell that begins with this quote ends on line ${line} with something behind its closing quote; its own closing quote seems to be lost.`,
        line: start,
        column: opening + 1,
      };
}
