import type { Place } from '../diagnostic.ts';
import type { TableColumn, TableShape } from '../input/layout.ts';

/** A table of the source that is not a recommendation table; becomes a CodeSystem and a ValueSet. */
export interface SourceTable {
  readonly id: string;
  /** Verbatim. */
  readonly title: string;
  readonly shape: TableShape;
  /** Ids and printed words of the columns (shape `columns`). */
  readonly columns: readonly TableColumn[];
  readonly entries: readonly TableEntry[];
  /** True when every entry has to be covered by logic, a question or a reason. */
  readonly computable?: true;
  readonly place: Place;
  readonly authored: Place;
}

/**
 * On what an editor cut a flattened line: `single-cut` when it has one place where it can be cut, `judgement` otherwise. The
 * source states neither.
 */
export type SplitBasis = 'single-cut' | 'judgement';

/** One entry, group heading or cell. */
export interface TableEntry {
  readonly code: string;
  /** Verbatim, without its bullet. */
  readonly text: string;
  readonly place: Place;
  readonly offset: number;
  readonly length: number;
  /** Code of the entry it stands under. */
  readonly parent?: string;
  /** True for a heading that only groups (shape `groups`). */
  readonly heading?: boolean;
  readonly column?: string;
  /** For cells that an editor cut out of a flattened line: at the one place where it can be cut, or by judgement. */
  readonly basis?: SplitBasis;
  readonly reviewer?: string;
  readonly rationale?: string;
  /** True when nothing may execute it before a review. */
  readonly needsReview?: boolean;
  /** Why nothing computes it. */
  readonly notComputed?: { readonly reason: string; readonly authored: Place };
}
