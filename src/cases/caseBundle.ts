import type { Bundle } from 'fhir/r4.js';
import { caseEntry } from './caseEntry.ts';
import type { PatientCase } from './patientCase.ts';

/** The records of a case as a collection, for engines that take one; orders being placed are not among them. */
export function caseBundle({ id, records }: PatientCase): Bundle {
  return { resourceType: 'Bundle', id, type: 'collection', entry: records.map(caseEntry) };
}
