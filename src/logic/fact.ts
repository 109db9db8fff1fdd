import type { Span } from './span.ts';

/**
 * Something a patient's record can show. Each fact has two readings: *definite* (the record itself shows it) and *counted*
 * (the record shows it or gives a reason to ask). Definite implies counted, on every record. docs/logic.md says per resource
 * type which statuses, dates and codes each reading takes.
 */
export type Fact =
  | RecordFact
  | ScoreFact
  | SitesFact
  | LastingFact
  | SinceFact
  | AgeFact
  | SexFact
  | DeceasedFact;

/** The lists that conditions see, by resource type; `DraftOrder` is the hook's context. */
export type RecordType =
  | 'Condition'
  | 'MedicationRequest'
  | 'MedicationStatement'
  | 'Procedure'
  | 'AllergyIntolerance'
  | 'Coverage'
  | 'ServiceRequest'
  | 'Device'
  | 'DraftOrder';

/** A record of a type, with a code of the list (any record of the type if no list is named). */
export interface RecordFact {
  readonly kind: 'record';
  readonly type: RecordType;
  /** Id of a code list. */
  readonly codes?: string;
  /**
   * Id of a list of routes (orders of drugs only): a dosage has one of them. Where `codes` are named, an order without any coded
   * route is counted.
   */
  readonly route?: string;
  readonly when?: When;
}

/**
 * When a record must have been: `within` the last span; begun a span ago or `earlier`; `acute`: without a clinical status it
 * must be of the last span to be definite (Condition only).
 */
export type When =
  | { readonly kind: 'within'; readonly span: Span }
  | { readonly kind: 'earlier'; readonly span: Span }
  | { readonly kind: 'acute'; readonly span: Span };

/** The newest Observation with a code of the list within the span has a value in the band. */
export interface ScoreFact {
  readonly kind: 'score';
  readonly codes: string;
  /** Of the list only these codes; all that are not of the class `never` if none are named. */
  readonly only?: readonly { readonly system: string; readonly code: string }[];
  /** `validFor`: older values are unknown, never carried forward. */
  readonly within: Span;
  /** UCUM code of the unit; another or missing unit is no definite evidence. */
  readonly unit: string;
  readonly band: Band;
}

/** A half-open range of numbers: `from <= value < below`. */
export interface Band {
  readonly from?: number;
  readonly below?: number;
}

/**
 * Conditions with codes of the list at `count` different sites: a site is the beginning of an ICD-10-CM code, or one SNOMED CT
 * code that names its site. Codes named unspecified never make a site. Definite: at least `count` of the sites each have a
 * Condition, in its definite reading, with a code of the list that is of the class definite and belongs to the site. Counted:
 * any Condition that counts for the whole list, whatever its site.
 */
export interface SitesFact {
  readonly kind: 'sites';
  readonly codes: string;
  readonly count: number;
  /** Sites by name, each with the roots (ICD-10-CM, with the dot: `S22.01`) and codes that show it. No code is of two sites. */
  readonly sites: readonly {
    readonly name: string;
    readonly roots: readonly string[];
    readonly codes: readonly { readonly system: string; readonly code: string }[];
  }[];
}

/**
 * A Procedure that was not undone. Definite: one with a definite code of the list is completed, and each Procedure that counts
 * with a code of `unless` was for certain on an earlier calendar day than the newest of those. Counted: one that counts has a
 * code of the list, whatever came later.
 */
export interface LastingFact {
  readonly kind: 'lasting';
  readonly codes: string;
  /** Id of the list of what undoes it. */
  readonly unless: string;
}

/**
 * A Condition that began since another record. Definite: its date is for certain between the calendar day of the newest dated
 * Procedure that counts with a code of `procedure` and today; without such a Procedure, within the span. Counted: not for
 * certain outside.
 */
export interface SinceFact {
  readonly kind: 'since';
  readonly codes: string;
  /** Id of the list of what it began after. */
  readonly procedure: string;
  readonly otherwise: Span;
}

/** Age in completed years today: `from <= age < below`. */
export interface AgeFact {
  readonly kind: 'age';
  readonly band: Band;
}

/** Administrative gender. */
export interface SexFact {
  readonly kind: 'sex';
  readonly gender: 'male' | 'female' | 'other';
}

/** Dead by `deceased[x]`. */
export interface DeceasedFact {
  readonly kind: 'deceased';
}
