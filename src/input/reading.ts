import type { TableColumn, TableShape } from './layout.ts';
import type { Claim } from './ledger.ts';
import type { ParsedRow } from './rowGrammar.ts';
import type { SourceLine } from './sourceText.ts';

/** What was read out of a source, in its own words; the same for text, CSV and Markdown. */
export interface Reading {
  readonly sections: readonly ReadSection[];
  /** In source order. */
  readonly rows: readonly ReadRow[];
  /** Lines of rows that have faults; each was reported. */
  readonly unread: readonly SourceLine[];
  readonly tables: readonly ReadTable[];
  readonly fields: readonly ReadField[];
  /** The header line that names the rating columns, where first met. */
  readonly header?: SourceLine;
  readonly claims: readonly Claim[];
}

/** A section heading. */
export interface ReadSection {
  readonly id: string;
  readonly heading: string;
  readonly line: SourceLine;
}

/** A recommendation row. */
export interface ReadRow extends ParsedRow {
  readonly section: string;
  /** First line of the row (a CSV cell may span lines). */
  readonly line: SourceLine;
  /** The row as printed. */
  readonly text: string;
  /** Characters from the start of the source, and of the row. */
  readonly offset: number;
  readonly length: number;
}

/** A table that is not a recommendation table, with its lines. */
export interface ReadTable {
  readonly id: string;
  readonly title: string;
  readonly shape: TableShape;
  readonly columns: readonly TableColumn[];
  readonly line: SourceLine;
  readonly entries: readonly PrintedEntry[];
}

/** A line of such a table: `child` stands below the last entry that is none. */
export interface ReadEntry {
  readonly text: string;
  readonly child: boolean;
  /** 1-based column where the text starts. */
  readonly column: number;
  readonly line: SourceLine;
}

/** A line of such a table as its lock takes it: as meant, which in a locked text is as printed. */
export interface PrintedEntry extends ReadEntry {
  readonly printed: string;
}

/** A label with its values. */
export interface ReadField {
  readonly id: string;
  readonly label: string;
  readonly line: SourceLine;
  /** Values with the column where they start. */
  readonly values: readonly { readonly text: string; readonly line: SourceLine; readonly column: number }[];
}
