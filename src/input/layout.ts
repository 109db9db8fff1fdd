/** `layout.yaml`: how a source is laid out. Shapes as in `schemas/layout.schema.json`. */
export interface Layout {
  readonly scales: readonly LayoutScale[];
  readonly parts?: readonly LayoutPart[];
  readonly table?: CellTableLayout;
}

/** A rating column with its closed vocabulary. */
export interface LayoutScale {
  readonly id: string;
  readonly column: string;
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly role: ScaleRole;
  readonly values: readonly {
    readonly code: string;
    readonly display: string;
    readonly printed?: readonly string[];
    readonly definition?: string;
  }[];
}

/** What a scale rates: the recommendation, its evidence, or how sure that is. */
export type ScaleRole = 'strength' | 'quality' | 'certainty';

/** A part of a text source; parts stand in the order of the text. */
export type LayoutPart =
  | TitlePart
  | FieldPart
  | FurniturePart
  | RecommendationsPart
  | TablePart
  | MetadataPart;

/** The document's title line. */
export interface TitlePart {
  readonly title: string;
}

/** A line `label value`. */
export interface FieldPart {
  readonly field: string;
  readonly id: string;
}

/** A line without content of its own. */
export interface FurniturePart {
  readonly furniture: string;
  readonly reason: string;
}

/** A section's id and its heading as printed. */
export interface SectionLayout {
  readonly id: string;
  readonly heading: string;
}

/** The recommendation tables of a text. */
export interface RecommendationsPart {
  readonly recommendations: {
    readonly header: string;
    readonly columns: readonly string[];
    readonly sections: readonly SectionLayout[];
    readonly statementMayEndWith?: readonly string[];
  };
}

/** A table that is not a recommendation table. */
export interface TablePart {
  readonly table: string;
  readonly title: string;
  readonly shape: TableShape;
  readonly skip?: { readonly line: string; readonly reason: string };
  readonly bullet?: string;
  readonly header?: string;
  readonly columns?: readonly TableColumn[];
}

/** Parents with bulleted children; columns flattened into lines; headings with bulleted items. */
export type TableShape = 'outline' | 'columns' | 'groups';

/** A column's id and the word printed over it. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
}

/** The label/value block at the end of a text. */
export interface MetadataPart {
  readonly metadata: readonly { readonly id: string; readonly label: string; readonly empty?: boolean }[];
}

/** The recommendation table of a CSV or Markdown source. */
export interface CellTableLayout {
  /** Column key (`statement`, `section`, a scale's column) → header cell as printed. */
  readonly columns: Readonly<Record<string, string>>;
  readonly delimiter?: ',' | ';' | '\t';
  /** `down`: an empty section cell of a CSV repeats the one above it, as merged cells do when they are saved. */
  readonly sectionRepeats?: 'down';
  readonly sections: readonly SectionLayout[];
  readonly furniture?: readonly { readonly line: string; readonly reason: string }[];
}
