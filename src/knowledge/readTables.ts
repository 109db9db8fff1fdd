import type { Place, Report } from '../diagnostic.ts';
import type { ReadTable } from '../input/reading.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import { bindTableLines } from './bindTableLines.ts';
import { type CellContext, cellsOf } from './cellsOf.ts';
import type { TableFileEntry, TablesFile } from './files.ts';
import type { SourceTable, TableEntry } from './table.ts';
import { withReasons } from './withReasons.ts';

/**
 * Gives the entries of the source's other tables their codes, and cuts flattened lines into the cells that tables.yaml
 * gives. Reports `table-unknown`, `table-twice`, `code-duplicate`, `split-missing` and what `bindTableLines`,
 * `cellsOf` and `withReasons` do.
 * @param known ids of the tables in layout.yaml, those that were not found in the text too
 */
export function readTables(
  tables: readonly ReadTable[],
  file: YamlFile<TablesFile> | undefined,
  known: readonly string[],
  source: SourceText,
  report: Report,
): SourceTable[] {
  if (file) checkTableIds(file, known, report);
  return tables.map((table) => {
    const index = file?.value.tables.findIndex((entry) => entry.table === table.id) ?? -1;
    const edited = file?.value.tables[index];
    const at = (...path: (string | number)[]): Place =>
      file && edited ? file.place(['tables', index, ...path]) : placeOf(source, table.line);
    const context: CellContext = { table, source, at, report };
    const entries =
      table.shape === 'columns' ? splitEntries(edited, context) : listedEntries(edited, context);
    checkCodes(entries, report);
    return {
      id: table.id,
      title: table.title,
      shape: table.shape,
      columns: table.columns,
      entries: withReasons(entries, edited?.notComputed ?? [], context),
      ...(edited?.computable && { computable: true }),
      place: placeOf(source, table.line),
      authored: at(),
    };
  });
}

function checkTableIds(file: YamlFile<TablesFile>, known: readonly string[], report: Report): void {
  const entries = file.value.tables;
  entries.forEach(({ table }, index) => {
    const place = file.place(['tables', index, 'table']);
    if (!known.includes(table))
      report({
        code: 'table-unknown',
        severity: 'error',
        message: `layout.yaml has no table "${table}"; known: ${known.join(', ') || 'none'}. Mend the id.`,
        place,
      });
    if (entries.findIndex((other) => other.table === table) !== index)
      report({
        code: 'table-twice',
        severity: 'error',
        message: `The table "${table}" stands twice in this file. Join the two entries.`,
        place,
      });
  });
}

function listedEntries(edited: TableFileEntry | undefined, context: CellContext): TableEntry[] {
  const { table, source } = context;
  const codes = bindTableLines(edited?.codes ?? [], 'codes', context);
  let parent: string | undefined;
  return table.entries.map((entry) => {
    const code = codes.get(entry)?.code ?? slug(entry.text);
    const under = entry.child ? parent : undefined;
    if (!entry.child) parent = code;
    return {
      code,
      text: entry.text,
      place: placeOf(source, entry.line, entry.column),
      offset: entry.line.offset + entry.column - 1,
      length: entry.text.length,
      ...(under !== undefined && { parent: under }),
      ...(table.shape === 'groups' && !entry.child && { heading: true }),
    };
  });
}

function splitEntries(edited: TableFileEntry | undefined, context: CellContext): TableEntry[] {
  const { table, source, report } = context;
  const all = edited?.split ?? [];
  const splits = bindTableLines(all, 'split', context);
  const missing = table.entries.filter((entry) => !splits.has(entry));
  const [first] = missing;
  if (first)
    report({
      code: 'split-missing',
      severity: 'error',
      message: `tables.yaml does not say how this line of "${table.title}"${missing.length > 1 ? ` and ${missing.length - 1} more` : ''} falls into cells. Add it under split: line ${first.line.number}, cells, basis and rationale.`,
      place: placeOf(source, first.line),
    });
  return table.entries.flatMap((entry) => {
    const split = splits.get(entry);
    return split ? cellsOf(entry, split, all.indexOf(split), context) : [];
  });
}

function checkCodes(entries: readonly TableEntry[], report: Report): void {
  const seen = new Map<string, TableEntry>();
  for (const entry of entries) {
    const twin = seen.get(entry.code);
    if (twin)
      report({
        code: 'code-duplicate',
        severity: 'error',
        message: `The code "${entry.code}" stands for this and for "${twin.text}" (line ${twin.place.line}). Give one of them another code in tables.yaml.`,
        place: entry.place,
      });
    seen.set(entry.code, entry);
  }
}

function slug(text: string): string {
  const whole = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return whole.slice(0, 60).replace(/-+$/, '') || 'entry';
}
