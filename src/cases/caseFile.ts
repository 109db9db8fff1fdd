/** Shapes of a file under `cases/`, as `schemas/cases.schema.json` gives them. */

/** A file of cases. */
export interface CaseFile {
  /** YYYY-MM-DD; the day on which the cases are looked at. Dates in full need it. */
  readonly asOf?: string;
  /** States that no patient can be in, each with its reason: no case is owed for them. */
  readonly unreachable?: readonly UnreachableStates[];
  readonly cases: readonly CaseEntry[];
}

/** States that none of these criteria can be in. A contradiction is a record that meets a criterion beside the answer no. */
export interface UnreachableStates {
  readonly criteria: readonly string[];
  readonly states: readonly ('met' | 'ruled-out' | 'unknown' | 'contradiction')[];
  readonly reason: string;
}

/** A patient, and what is expected of each criterion. */
export interface CaseEntry extends Readonly<Partial<Record<Section, readonly RecordEntry[]>>> {
  readonly id: string;
  readonly title: string;
  readonly asOf?: string;
  readonly patient?: PatientEntry;
  /** By id of the question. */
  readonly answers?: ResponseEntry['answers'];
  /** When the questions were answered; today, if nothing is said; `missing` for a response without a date. */
  readonly answered?: string | number;
  /** More responses, of other dates. */
  readonly responses?: readonly ResponseEntry[];
  /** A JSON file beside the case with FHIR resources of the patient, the Patient among them. */
  readonly resources?: string;
  /** Lists read in full. */
  readonly complete?: 'all' | readonly Section[];
  /** States by ids of criteria, outcomes by ids of outcome sets. */
  readonly expect: Readonly<Record<string, string>>;
}

/** A response to the forms that ask these questions. */
export interface ResponseEntry {
  readonly answered?: string | number;
  /** Completed, if nothing is said. */
  readonly status?: string;
  /** `blank`: the form asks, and nothing was answered. */
  readonly answers: Readonly<Record<string, 'yes' | 'no' | 'not known' | 'blank'>>;
}

/** The lists of a case, named as the variables of the logic. */
export type Section =
  | 'conditions'
  | 'observations'
  | 'medicationRequests'
  | 'medicationStatements'
  | 'procedures'
  | 'allergies'
  | 'coverages'
  | 'serviceRequests'
  | 'devices'
  | 'draftOrders';

/** The patient. */
export interface PatientEntry {
  /** Completed years; the birthday is today. */
  readonly age?: number;
  readonly born?: string | number;
  readonly sex?: 'male' | 'female' | 'other' | 'unknown';
  readonly deceased?: boolean | string | number;
}

/** A record; which keys a section takes stands in the schema. */
export interface RecordEntry {
  /** `ICD-10-CM M96.1 Postlaminectomy syndrome`: system, code, display; several for one that is coded twice. */
  readonly code?: string | readonly string[];
  /** Words instead of a code. */
  readonly text?: string;
  /** The code stands in no list of the guideline, and is meant to. */
  readonly unlisted?: boolean;
  /** When it was done, measured, ordered, taken. */
  readonly date?: string | number;
  readonly recorded?: string | number;
  readonly onset?: string | number;
  readonly onsetAge?: number;
  readonly onsetText?: string;
  readonly abated?: boolean | string | number;
  /** `missing`: the record has no such status. */
  readonly clinical?: string;
  readonly verification?: string;
  /** The status in words only, instead of `clinical`. */
  readonly clinicalText?: string;
  /** The status in words only, instead of `verification`. */
  readonly verificationText?: string;
  readonly status?: string;
  readonly intent?: string;
  readonly doNotPerform?: boolean;
  /** Route of the dosage, written as a code. */
  readonly route?: string;
  readonly value?: number;
  readonly unit?: string;
  readonly from?: string | number;
  readonly until?: string | number;
}
