import type { Place } from '../diagnostic.ts';
import type { Activity } from './activity.ts';
import type { Basis } from './basis.ts';
import type { Coding } from './codeList.ts';
import type { RecommendationKind } from './kind.ts';
import type { Quote } from './quote.ts';
import type { Rating } from './rating.ts';

/** A recommendation row of the source. */
export interface SourceRow {
  readonly section: string;
  /** Verbatim, as printed. */
  readonly statement: string;
  /** In column order. */
  readonly ratings: readonly Rating[];
  /** The whole row; `quote` is the row as printed. */
  readonly place: Place;
  /** Characters from the start of the source, and of the whole row. */
  readonly offset: number;
  readonly length: number;
  /** First 16 hex digits of the sha256 of the row as printed. */
  readonly hash: string;
}

/** A recommendation: its row, and what a person made of it. */
export interface Recommendation {
  /** Stable slug, at most 34 characters. */
  readonly id: string;
  readonly row: SourceRow;
  readonly kind: RecommendationKind;
  readonly direction: 'for' | 'against' | 'none';
  /** Clean title; the statement stays verbatim. */
  readonly title: string;
  /** Why words of the row are left out of the title, or words come in. */
  readonly titleRationale?: string;
  readonly population: { readonly variable: string; readonly basis: Basis };
  /** Ids of variables. */
  readonly exposure: readonly string[];
  readonly comparator: readonly string[];
  readonly outcome: readonly string[];
  /** The condition that the row itself states, verbatim ("when ... are not feasible"); shown, asked, not evaluated. */
  readonly qualifier?: string;
  /** What to ask before this may apply; present exactly on actionable rows. */
  readonly question?: string;
  /** What is ordered or advised; present exactly on actionable rows. */
  readonly activity?: Activity;
  /** Why this kind, direction and title. */
  readonly rationale: string;
  readonly notes: readonly Note[];
  /** Ids of recommendations a reader will want side by side. */
  readonly seeAlso: readonly string[];
  /** Who reviewed the entry; undefined = unreviewed. */
  readonly reviewer?: string;
  readonly authored: Place;
}

/** A note on the wording: a remark (a defect, an open point), or with `basis` a reading that an editor chose. */
export interface Note {
  readonly text: string;
  readonly basis?: 'editorial';
}

/** Population, exposure, comparator or outcome: becomes an EvidenceVariable. Shared by the rows that say the same. */
export interface Variable {
  readonly id: string;
  readonly role: 'population' | 'exposure' | 'comparator' | 'outcome';
  readonly title: string;
  /** Verbatim words of the source that name it; undefined when an editor named it. */
  readonly quote?: Quote;
  readonly basis: Basis;
  /** Verified code, if a public one exists. */
  readonly coding?: Coding;
  readonly rationale?: string;
  readonly authored: Place;
}
