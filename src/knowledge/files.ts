import type { Activity } from './activity.ts';
import type { Basis } from './basis.ts';
import type { CodeList, Coding } from './codeList.ts';
import type { GlossaryTerm, Identity } from './identity.ts';
import type { RecommendationKind } from './kind.ts';
import type { ScaleMap } from './rating.ts';
import type { Note } from './recommendation.ts';
import type { SplitBasis } from './table.ts';

/** Shapes of a guideline's YAML files, as their schemas under `schemas/` give them. */

/** `guideline.yaml` */
export interface GuidelineFile {
  readonly id: string;
  readonly canonical: string;
  readonly packageId: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly status: 'draft' | 'active';
  readonly experimental: boolean;
  readonly date?: string;
  readonly publisher: string;
  readonly contact: Identity['contact'];
  readonly license: string;
  readonly copyright: string;
  readonly author: string;
  readonly citation: { readonly text: string; readonly url: string };
  readonly disclaimers?: readonly string[];
  readonly idPrefix?: string;
  readonly source: {
    readonly file: string;
    readonly format: 'text' | 'csv' | 'markdown';
    readonly title: string;
    readonly url?: string;
    readonly sha256?: string;
  };
  readonly population: { readonly variable: string; readonly codeList?: string };
}

/** `recommendations.yaml` */
export interface RecommendationsFile {
  readonly recommendations: readonly RecommendationEntry[];
}

/** One entry of `recommendations.yaml`. */
export interface RecommendationEntry {
  readonly id: string;
  readonly line: number;
  readonly hash?: string;
  readonly kind: RecommendationKind;
  readonly direction: 'for' | 'against' | 'none';
  readonly title: string;
  readonly titleRationale?: string;
  readonly population?: { readonly variable: string; readonly basis: Basis };
  readonly exposure?: readonly string[];
  readonly comparator?: readonly string[];
  readonly outcome?: readonly string[];
  readonly qualifier?: string;
  readonly question?: string;
  readonly activity?: Omit<Activity, 'doNotPerform'>;
  readonly rationale: string;
  /** Text alone is a remark. */
  readonly notes?: readonly (string | Note)[];
  readonly seeAlso?: readonly string[];
  readonly reviewer?: string;
}

/** `variables.yaml` */
export interface VariablesFile {
  readonly populations: readonly VariableEntry[];
  readonly exposures?: readonly VariableEntry[];
  readonly comparators?: readonly VariableEntry[];
  readonly outcomes?: readonly VariableEntry[];
}

/** One entry of `variables.yaml`. */
export interface VariableEntry {
  readonly id: string;
  readonly title: string;
  readonly quote?: string;
  readonly line?: number;
  readonly basis: Basis;
  readonly coding?: Coding;
  readonly rationale?: string;
}

/** `tables.yaml` */
export interface TablesFile {
  readonly tables: readonly TableFileEntry[];
}

/** Editorial facts about one table. */
export interface TableFileEntry {
  readonly table: string;
  readonly split?: readonly SplitEntry[];
  readonly codes?: readonly { readonly line: number; readonly hash?: string; readonly code: string }[];
  readonly computable?: boolean;
  readonly notComputed?: readonly NotComputedEntry[];
}

/** Why nothing computes an entry of a table, or one cell of its line. */
export interface NotComputedEntry {
  readonly line: number;
  readonly hash?: string;
  /** Id of a column. */
  readonly cell?: string;
  readonly reason: string;
}

/** How one flattened line falls into cells. */
export interface SplitEntry {
  readonly line: number;
  readonly hash?: string;
  readonly cells: Readonly<Record<string, { readonly code: string; readonly text: string }>>;
  readonly basis: SplitBasis;
  readonly needsReview?: boolean;
  readonly rationale: string;
  readonly reviewer?: string;
}

/** `maps.yaml` */
export interface MapsFile {
  readonly maps: readonly Omit<ScaleMap, 'authored'>[];
}

/** `metadata.yaml` */
export interface MetadataFile {
  readonly useContexts?: readonly {
    readonly type: string;
    readonly text: string;
    readonly line: number;
    readonly coding?: Coding;
    readonly note?: string;
  }[];
  readonly glossary?: readonly GlossaryTerm[];
}

/** `terminology.yaml` */
export interface TerminologyFile {
  readonly codeLists: readonly CodeListEntry[];
}

/** One entry of `terminology.yaml`. */
export interface CodeListEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly line: number;
  /** CSV beside the file; absent only where a slot stands. */
  readonly file?: string;
  /** CSV that a site may add. */
  readonly slot?: string;
  readonly context?: boolean;
  readonly notes?: readonly string[];
  readonly families?: CodeList['families'];
  readonly overrides?: readonly ClassOverride[];
}

/** A site's own reading of a code. */
export interface ClassOverride {
  readonly system: string;
  readonly code: string;
  readonly class: 'definite' | 'possible' | 'never';
  readonly reason: string;
}
