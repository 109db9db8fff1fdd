import type { Report } from '../diagnostic.ts';
import type { FieldPart, Layout, LayoutPart } from './layout.ts';
import { type Claim, Ledger } from './ledger.ts';
import { type Opening, openingOf } from './opening.ts';
import type { ReadField, Reading, ReadRow, ReadSection, ReadTable } from './reading.ts';
import { readMetadata } from './readMetadata.ts';
import { readSections } from './readSections.ts';
import { readTable } from './readTable.ts';
import { rowGrammar } from './scaleColumns.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';
import { TextCursor } from './textCursor.ts';

/** What the parts of a text gave so far. */
interface Gathered {
  readonly sections: ReadSection[];
  readonly rows: ReadRow[];
  readonly unread: SourceLine[];
  readonly tables: ReadTable[];
  readonly fields: ReadField[];
  header?: SourceLine;
}

/** Reads a text source by the parts of its layout, in order. Every non-blank line is claimed once, or reported. */
export function readText(source: SourceText, layout: Layout, report: Report): Reading {
  const cursor = new TextCursor(source, new Ledger(source, report), report);
  const parts = layout.parts ?? [];
  const gathered: Gathered = { sections: [], rows: [], unread: [], tables: [], fields: [] };
  parts.forEach((part, index) => {
    readPart(cursor, part, parts.slice(index + 1).flatMap(openingOf), layout, gathered);
  });
  const claims = cursor.ledger.close();
  reportIndented(source, claims, report);
  return { ...gathered, claims };
}

function readPart(
  cursor: TextCursor,
  part: LayoutPart,
  later: readonly Opening[],
  layout: Layout,
  into: Gathered,
): void {
  if ('table' in part) {
    const table = readTable(cursor, part, later);
    if (table) into.tables.push(table);
  } else if ('title' in part) cursor.expect(part.title, 'title', 'title', later);
  else if ('furniture' in part) cursor.expect(part.furniture, 'furniture', part.reason, later);
  else if ('field' in part) into.fields.push(...readField(cursor, part, later));
  else if ('metadata' in part) into.fields.push(...readMetadata(cursor, part, later));
  else {
    const grammar = rowGrammar(layout.scales, part.recommendations);
    const read = readSections(cursor, part.recommendations, grammar, later);
    into.sections.push(...read.sections);
    into.rows.push(...read.rows);
    into.unread.push(...read.unread);
    if (read.header) into.header ??= read.header;
  }
}

/** Reads a line `label value`. Reports `field-without-value`. */
function readField(cursor: TextCursor, part: FieldPart, later: readonly Opening[]): ReadField[] {
  const next = cursor.peek();
  const bare = next !== undefined && cursor.text(next).trimEnd() === part.field;
  const line = bare
    ? cursor.expect(cursor.text(next), 'field', part.id, later)
    : cursor.seek({ literal: `${part.field} `, kind: 'prefix' }, later);
  if (!line) return [];
  if (bare) {
    cursor.report({
      code: 'field-without-value',
      severity: 'error',
      message: `"${part.field}" has no value. Mend the source, or make the line furniture in layout.yaml.`,
      place: placeOf(cursor.source, line),
    });
    return [];
  }
  const whole = cursor.text(line);
  const sound = whole.startsWith(`${part.field} `);
  const text = sound ? whole.slice(part.field.length + 1) : whole;
  cursor.ledger.claim(line, 'field', part.id, sound ? `${part.field} ${text}` : line.text);
  const column = line.text.length - text.length + 1;
  return [{ id: part.id, label: part.field, line, values: [{ text, line, column }] }];
}

/** In an unlocked text, indentation outside of tables is not meant; says so once. */
function reportIndented(source: SourceText, claims: readonly Claim[], report: Report): void {
  if (source.locked) return;
  const indented = claims.filter(
    ({ line, kind }) => !/^(?:table-entry|blank)$/.test(kind) && source.lines[line - 1]?.text.startsWith(' '),
  );
  const first = source.lines[(indented[0]?.line ?? 0) - 1];
  if (first)
    report({
      code: 'source-white-space',
      severity: 'information',
      message: `Read as meant: ${indented.length} indented line${indented.length === 1 ? '' : 's'}, first here.`,
      place: { file: source.file, line: first.number, column: 1 },
    });
}
