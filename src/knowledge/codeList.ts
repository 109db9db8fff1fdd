import type { Place } from '../diagnostic.ts';
import type { CodeClass } from '../logic/codeSet.ts';

/** A code with the source that pairs it with its display. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
  readonly source: string;
}

/** A value set of verified public codes, from `terminology.yaml` and its CSV files. */
export interface CodeList {
  /** Slug, id of its ValueSet. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly codes: readonly ListedCode[];
  /** Families given by the code they start with (ICD-10-CM): `M54.5`. Without a class they are definite. */
  readonly families: readonly {
    readonly system: string;
    readonly root: string;
    readonly class?: 'definite' | 'possible';
    readonly rationale: string;
  }[];
  /** True for a list that stands here to be seen and that no logic may read. */
  readonly context?: boolean;
  /** Where a site may add codes of its own, below the guideline's folder, and whether it did. */
  readonly slot?: { readonly file: string; readonly filled: boolean };
  /** What is not covered, and why. */
  readonly notes?: readonly string[];
  /** Where in the source the notion is named. */
  readonly place: Place;
  readonly authored: Place;
}

/** One verified code. */
export interface ListedCode extends Coding {
  /** Another place that pairs the code with its display. */
  readonly secondSource?: string;
  /** What a record with this code alone means: definite evidence, a reason to ask, or never to be counted. */
  readonly class: CodeClass;
  readonly reason?: string;
  /** Retired code, kept to match old records. */
  readonly legacy: boolean;
  readonly note?: string;
  /** True for a code of the context of the list (its role is `other`): never definite, at most a reason to ask. */
  readonly context?: boolean;
  /** True for a code that the site added in the slot of the list. */
  readonly site?: boolean;
  /** What a site changed: the class that stood here before. The reason is the site's. */
  readonly override?: { readonly was: CodeClass; readonly authored: Place };
  readonly authored: Place;
}
