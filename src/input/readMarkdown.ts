import type { Table, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Place, Report } from '../diagnostic.ts';
import { parseCells, readRow } from './cellRows.ts';
import { CellSections } from './cellSections.ts';
import type { CellTableLayout, Layout, SectionLayout } from './layout.ts';
import { Ledger } from './ledger.ts';
import { MarkdownLines } from './markdownLines.ts';
import type { Reading, ReadRow } from './reading.ts';
import { placeOf, type SourceLine, type SourceText } from './sourceText.ts';
import { spaced } from './spaced.ts';
import { excerpt } from './visible.ts';

/**
 * Reads recommendation tables written in Markdown: each under the heading of its section. Other lines must be furniture
 * with a reason. Reports `markdown-header`, `markdown-cells`, `heading-missing`, `layout-line-missing`, what `CellSections`
 * does and the faults of cells.
 */
export function readMarkdown(source: SourceText, layout: Layout, report: Report): Reading {
  const reader = new MarkdownReader(source, layout, report);
  const text = source.lines.map((line) => line.text).join('\n');
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  for (const node of tree.children) {
    if (node.type === 'heading') reader.heading(textOf(node).trim(), reader.lines.of(node));
    if (node.type === 'table') reader.table(node);
  }
  return reader.finish();
}

class MarkdownReader {
  readonly lines: MarkdownLines;
  readonly #source: SourceText;
  readonly #layout: Layout;
  readonly #table: CellTableLayout;
  readonly #report: Report;
  readonly #ledger: Ledger;
  readonly #sections: CellSections;
  readonly #rows: ReadRow[] = [];
  readonly #unread: SourceLine[] = [];
  #heading: { readonly text: string; readonly lines: readonly SourceLine[] } | undefined;
  #header: SourceLine | undefined;

  constructor(source: SourceText, layout: Layout, report: Report) {
    this.#source = source;
    this.#layout = layout;
    this.#table = layout.table as CellTableLayout;
    this.#report = report;
    this.#ledger = new Ledger(source, report);
    this.#sections = new CellSections(this.#table, source, report);
    this.lines = new MarkdownLines(source);
  }

  heading(text: string, lines: readonly SourceLine[]): void {
    this.#heading = { text, lines };
  }

  table(node: Table): void {
    const columns = this.#columnsOf(node);
    const section = this.#beginSection(node);
    const [first, second, ...others] = this.lines.of(node);
    for (const line of [first, second]) if (line) this.#ledger.claim(line, 'header', section?.id ?? 'table');
    this.#header ??= first;
    for (const line of others) this.#ledger.claim(line, 'row', section?.id ?? 'table');
    for (const row of columns ? node.children.slice(1) : [])
      this.#readRow(row, node, columns ?? new Map(), section);
  }

  finish(): Reading {
    for (const { line: literal, reason } of this.#table.furniture ?? [])
      this.#claimFurniture(literal, reason);
    this.#sections.finish();
    return {
      sections: this.#sections.met,
      rows: this.#rows,
      unread: this.#unread,
      tables: [],
      fields: [],
      ...(this.#header && { header: this.#header }),
      claims: this.#ledger.close(),
    };
  }

  /** A heading stands for the one table below it. */
  #beginSection(node: Table): SectionLayout | undefined {
    const heading = this.#heading;
    this.#heading = undefined;
    const [line] = heading?.lines ?? this.lines.of(node);
    const place = placeOf(this.#source, line as SourceLine);
    if (!heading) {
      this.#fault(
        'heading-missing',
        'The table has no heading of its own. Put the heading of its section above it.',
        place,
      );
      return undefined;
    }
    const section = this.#sections.of(heading.text, line as SourceLine, place);
    for (const one of heading.lines) this.#ledger.claim(one, 'section-heading', section?.id ?? 'table');
    return section;
  }

  #columnsOf(node: Table): ReadonlyMap<string, number> | undefined {
    const header = (node.children[0]?.children ?? []).map((cell) => textOf(cell).trim());
    const wanted = Object.entries(this.#table.columns).filter(([key]) => key !== 'section');
    const missing = wanted.filter(([, name]) => !header.includes(name)).map(([, name]) => `"${name}"`);
    if (missing.length === 0) return new Map(wanted.map(([key, name]) => [key, header.indexOf(name)]));
    this.#fault(
      'markdown-header',
      `The table's header lacks ${missing.join(', ')}; found: ${excerpt(header.join(' | '), 200)}. Mend the header, or the columns in layout.yaml.`,
      placeOf(this.#source, this.lines.of(node)[0] as SourceLine),
    );
    return undefined;
  }

  #readRow(
    node: TableRow,
    table: Table,
    columns: ReadonlyMap<string, number>,
    section: SectionLayout | undefined,
  ): void {
    const [line] = this.lines.of(node) as [SourceLine];
    const wanted = table.children[0]?.children.length ?? 0;
    const found = node.children.length;
    if (found !== wanted) {
      this.#fault(
        'markdown-cells',
        `The row has ${found} cell${found === 1 ? '' : 's'}, the header has ${wanted}. Write a "|" inside a cell as "\\|", or add what is missing.`,
        placeOf(this.#source, line),
      );
      this.#unread.push(line);
      return;
    }
    const cells = new Map(
      [...columns].map(([key, index]) => [key, spaced(cellText(node, index), this.#source)]),
    );
    const row = { cells, first: line, last: line };
    const { row: parsed, faults } = parseCells(row, this.#layout);
    for (const { code, message, column } of faults)
      this.#fault(code, message, this.lines.cell(node, columns.get(column), line));
    if (parsed && section) this.#rows.push(readRow(parsed, row, section.id, this.#source.text));
    else this.#unread.push(line);
  }

  #claimFurniture(literal: string, reason: string): void {
    const lines = this.#source.lines.filter((line) => line.text.trim() === literal);
    for (const line of lines) this.#ledger.claim(line, 'furniture', reason);
    if (lines.length === 0)
      this.#fault(
        'layout-line-missing',
        `The furniture line "${excerpt(literal)}" of layout.yaml is nowhere in the source. Mend the source, or remove it there.`,
        { file: this.#source.file, line: 1, column: 1 },
      );
  }

  #fault(code: string, message: string, place: Place): void {
    this.#report({ code, severity: 'error', message, place });
  }
}

/** The words of a cell: emphasis and links fall away, a line break is a space. */
function cellText(row: TableRow, index: number): string {
  const cell = row.children[index];
  const text = cell ? textOf(cell) : '';
  return text.replace(/ *<br\s*\/?> */gi, ' ').trim();
}
