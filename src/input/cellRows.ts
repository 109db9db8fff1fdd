import type { Layout } from './layout.ts';
import { mangledHint } from './mangled.ts';
import type { ReadRow } from './reading.ts';
import type { ParsedRow } from './rowGrammar.ts';
import { ratingColumn } from './scaleColumns.ts';
import type { SourceLine } from './sourceText.ts';
import { excerpt, lookalikes } from './visible.ts';

/** Something wrong with a cell. */
export interface CellFault {
  readonly code: string;
  /** Key of the column in layout.yaml. */
  readonly column: string;
  readonly message: string;
}

/** A row of cells by column key, with the lines it covers. */
export interface CellRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly first: SourceLine;
  readonly last: SourceLine;
}

/** Reads the cells of a row: ratings against their closed vocabularies, in the order of the scales. */
export function parseCells(row: CellRow, layout: Layout): { row?: ParsedRow; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const statement = row.cells.get('statement') ?? '';
  if (statement.trim() === '')
    faults.push({
      code: 'row-without-statement',
      column: 'statement',
      message: 'The row has no statement. Fill the cell, or remove the row.',
    });
  const ratings = layout.scales.flatMap((scale) => {
    const column = ratingColumn(scale);
    const printed = row.cells.get(scale.column) ?? '';
    const code = column.spellings.get(printed);
    if (code !== undefined) return [{ scale: scale.id, code, printed }];
    const found = printed === '' ? 'an empty cell' : `"${excerpt(printed)}"`;
    faults.push({
      code: 'row-unknown-rating',
      column: scale.column,
      message: `Found ${found} where "${column.label}" must stand; allowed: ${[...column.spellings.keys()].join(', ')}.${mangledHint(printed)}${lookalikes(printed)} Mend the cell, or add the spelling to the scale in layout.yaml.`,
    });
    return [];
  });
  return faults.length > 0 ? { faults } : { row: { statement, ratings }, faults };
}

/** A row as the rest of knart knows it; its text is what stands in the file. */
export function readRow(parsed: ParsedRow, row: CellRow, section: string, fileText: string): ReadRow {
  const offset = row.first.offset;
  const length = row.last.offset + row.last.length - offset;
  return {
    ...parsed,
    section,
    line: row.first,
    text: fileText.slice(offset, offset + length),
    offset,
    length,
  };
}
