import type { TablePart } from './layout.ts';
import type { LineKind } from './ledger.ts';
import type { Opening } from './opening.ts';
import type { PrintedEntry, ReadTable } from './reading.ts';
import { resembles } from './resembles.ts';
import { placeOf, type SourceLine } from './sourceText.ts';
import { type EntryFault, readEntry } from './tableEntry.ts';
import type { TextCursor } from './textCursor.ts';
import { excerpt } from './visible.ts';

/**
 * Reads a table that is not a recommendation table, up to the line that begins a later part. In a locked text a bullet
 * is exactly the one of layout.yaml; in an unlocked one any bullet is read as meant (`bullet-read-as-meant`).
 * Reports `bullet-unknown`, `bullet-missing`, `entry-without-parent`, `table-empty`, `layout-line-differs` and
 * `layout-line-missing`.
 */
export function readTable(
  cursor: TextCursor,
  part: TablePart,
  later: readonly Opening[],
): ReadTable | undefined {
  const line = cursor.expect(part.title, 'table-title', part.table, later);
  if (!line) return undefined;
  let lines = cursor.takeUntil(later);
  if (part.skip) lines = head(cursor, lines, part.skip.line, 'furniture', part.skip.reason, line);
  if (part.header) lines = head(cursor, lines, part.header, 'table-header', part.table, line);
  const entries: PrintedEntry[] = [];
  lines.forEach((entryLine, index) => {
    const before = lines[index - 1];
    const apart = before === undefined || entryLine.number > before.number + 1;
    const { entry, fault } = readEntry(part, entryLine, apart, cursor.source.locked);
    if (fault) reportEntry(cursor, entryLine, fault);
    else if (entry.child && entries.length === 0) reportEntry(cursor, entryLine, orphan);
    const printed = (entry.child ? (part.bullet ?? '') : '') + entry.text;
    entries.push({ ...entry, printed });
    cursor.ledger.claim(entryLine, 'table-entry', part.table, printed);
  });
  if (entries.length === 0)
    cursor.report({
      code: 'table-empty',
      severity: 'error',
      message: `The table "${part.title}" has no entries. Mend the source, or make the line furniture in layout.yaml.`,
      place: placeOf(cursor.source, line),
    });
  return { id: part.table, title: part.title, shape: part.shape, columns: part.columns ?? [], line, entries };
}

/** Claims a line that must come first in a table; gives back the lines below it. */
function head(
  cursor: TextCursor,
  lines: readonly SourceLine[],
  literal: string,
  kind: LineKind,
  subject: string,
  title: SourceLine,
): SourceLine[] {
  const first = lines[0];
  const found = first && cursor.text(first);
  if (first && found !== undefined && (found === literal || resembles(found, literal))) {
    if (found !== literal) cursor.reportDiffers(first, literal);
    cursor.ledger.claim(first, kind, subject, found === literal ? literal : first.text);
    return lines.slice(1);
  }
  cursor.report({
    code: 'layout-line-missing',
    severity: 'error',
    message: `Expected the line "${excerpt(literal)}" at the top of this table${found === undefined ? '' : `; found "${excerpt(found)}"`}. Mend the source, or layout.yaml if the table is laid out otherwise.`,
    place: placeOf(cursor.source, first ?? title),
  });
  return [...lines];
}

const orphan: EntryFault = {
  code: 'entry-without-parent',
  severity: 'error',
  message:
    'A bulleted entry stands before the first heading of its table. Mend the source, or the bullet in layout.yaml.',
};

function reportEntry(cursor: TextCursor, line: SourceLine, fault: EntryFault): void {
  const { code, severity, message, length } = fault;
  cursor.report({ code, severity, message, place: placeOf(cursor.source, line, 1, length) });
}
