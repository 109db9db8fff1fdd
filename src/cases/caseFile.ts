/** Shapes of a file under `cases/`, as `schemas/cases.schema.json` gives them. */

/** A file of cases. */
export interface CaseFile {
  /** YYYY-MM-DD; the day on which the cases are looked at. Dates in full need it. */
  readonly asOf?: string;
  readonly cases: readonly CaseEntry[];
}

/** A patient, and what is expected of each criterion. */
export interface CaseEntry extends Readonly<Partial<Record<Section, readonly RecordEntry[]>>> {
  readonly id: string;
  readonly title: string;
  readonly asOf?: string;
  readonly patient?: PatientEntry;
  /** By id of the question. */
  readonly answers?: Readonly<Record<string, 'yes' | 'no' | 'not known'>>;
  /** When the questions were answered; today, if nothing is said. */
  readonly answered?: string | number;
  /** Lists read in full. */
  readonly complete?: 'all' | readonly Section[];
  readonly expect: Readonly<Record<string, 'met' | 'ruled-out' | 'unknown'>>;
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
  readonly status?: string;
  readonly intent?: string;
  readonly doNotPerform?: boolean;
  readonly value?: number;
  readonly unit?: string;
  readonly from?: string | number;
  readonly until?: string | number;
}
