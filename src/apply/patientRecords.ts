import type { FhirResource } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { type Entry, entriesOf } from './entries.ts';

/** The records of one patient, and where their Patient is if it was given. */
export interface PatientRecords {
  readonly patient: Extract<FhirResource, { resourceType: 'Patient' }> | undefined;
  readonly records: readonly FhirResource[];
  /** Types of which a record could not be attributed, so that their list is not complete. */
  readonly doubtful: ReadonlySet<string>;
  /** All that came, for references to lead to. */
  readonly entries: readonly Entry[];
}

/**
 * Sorts out what belongs to the patient. Another patient's records are refused and reported (`record-other-patient`), and
 * so are records that name no patient (`record-without-patient`), whose type is then not complete.
 * @param given bundles and resources as they came
 * @param subject id of the patient, with or without `Patient/`
 */
export function patientRecords(
  given: readonly FhirResource[],
  subject: string,
  report: Report,
): PatientRecords {
  const id = subject.replace(/^Patient\//, '');
  const entries = given.flatMap(entriesOf);
  const own = entries.find(({ resource }) => resource.resourceType === 'Patient' && resource.id === id);
  const names = new Set([`Patient/${id}`, ...(own?.fullUrl ? [own.fullUrl] : [])]);
  const records: FhirResource[] = [];
  const doubtful = new Set<string>();
  for (const { resource } of entries) {
    if (resource.resourceType === 'Patient') {
      if (resource.id !== id)
        refuse('record-other-patient', resource, report, 'is not the patient asked about');
      continue;
    }
    const reference = subjectOf(resource);
    if (reference === 'none') continue;
    if (reference === undefined) {
      doubtful.add(resource.resourceType);
      refuse('record-without-patient', resource, report, 'names no patient, so its list is not complete');
    } else if (names.has(reference) || sameServer(reference, id, own)) records.push(resource);
    else refuse('record-other-patient', resource, report, `belongs to ${reference}`);
  }
  return { patient: own?.resource as PatientRecords['patient'], records, doubtful, entries };
}

/** An absolute reference names the patient when nothing says that the patient is at another address. */
function sameServer(reference: string, id: string, own: Entry | undefined): boolean {
  return own?.fullUrl === undefined && reference.endsWith(`/Patient/${id}`);
}

/** The reference to the patient, without a version; `none` for types that have no patient, undefined where it is missing. */
function subjectOf(resource: FhirResource): string | undefined {
  const element = patientElements[resource.resourceType];
  if (!element) return 'none';
  const { reference } = ((resource as unknown as Record<string, unknown>)[element] ?? {}) as {
    reference?: string;
  };
  return reference?.replace(/\/_history\/.*$/, '');
}

const patientElements: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Condition: 'subject',
  Coverage: 'beneficiary',
  Device: 'patient',
  MedicationRequest: 'subject',
  MedicationStatement: 'subject',
  Observation: 'subject',
  Procedure: 'subject',
  QuestionnaireResponse: 'subject',
  ServiceRequest: 'subject',
};

function refuse(code: string, resource: FhirResource, report: Report, why: string): void {
  const reference = `${resource.resourceType}/${resource.id ?? '?'}`;
  report({
    code,
    severity: 'warning',
    message: `${reference} ${why}; it is not counted.`,
    place: { file: reference },
  });
}
