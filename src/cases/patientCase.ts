import type { FhirResource } from 'fhir/r4.js';
import type { Place } from '../diagnostic.ts';

/** A patient as FHIR records, with what a clinician expects of the criteria. */
export interface PatientCase {
  readonly id: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** Id of the Patient. */
  readonly subject: string;
  /** Patient, records and answers. */
  readonly records: readonly FhirResource[];
  readonly draftOrders: readonly FhirResource[];
  /** Resource types read in full. */
  readonly complete: readonly string[];
  readonly expected: readonly ExpectedState[];
  readonly outcomes: readonly ExpectedOutcome[];
  readonly authored: Place;
}

/** What a criterion should be of the patient. */
export interface ExpectedState {
  readonly criterion: string;
  readonly state: 'met' | 'ruled-out' | 'unknown';
  readonly place: Place;
}

/** Which outcome of a set should hold, and no other of it. */
export interface ExpectedOutcome {
  readonly set: string;
  readonly outcome: string;
  readonly place: Place;
}
