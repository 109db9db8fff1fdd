import type { FhirResource } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { type Entry, entriesOf, entryAt } from './entries.ts';

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
 * Sorts out what belongs to the patient. Records that are for certain another's are refused and reported
 * (`record-other-patient`). So are those that name no patient (`record-without-patient`) or one of whom nothing says who it is
 * (`record-patient-unclear`): they may be this patient's, so their type is then not complete.
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
  const records: FhirResource[] = [];
  const doubtful = new Set<string>();
  for (const entry of entries) {
    const { resource } = entry;
    if (resource.resourceType === 'Patient') {
      if (resource.id !== id)
        refuse('record-other-patient', resource, report, 'is not the patient asked about');
      continue;
    }
    const reference = subjectOf(resource);
    if (reference === 'none') continue;
    const whose = reference === undefined ? 'unnamed' : attribution(reference, entry, id, own, entries);
    if (whose === 'own') records.push(resource);
    else if (whose === 'other') refuse('record-other-patient', resource, report, `belongs to ${reference}`);
    else {
      doubtful.add(resource.resourceType);
      if (whose === 'unnamed')
        refuse('record-without-patient', resource, report, 'names no patient, so its list is not complete');
      else
        refuse(
          'record-patient-unclear',
          resource,
          report,
          `names ${reference}, and nothing says whether that is Patient/${id}, so its list is not complete`,
        );
    }
  }
  return { patient: own?.resource as PatientRecords['patient'], records, doubtful, entries };
}

/**
 * Whose a record is. A relative reference is on the server of the record; two servers may well give one id to two patients, so an
 * absolute one is read as ours, or as another's, only where the Patient came with a `fullUrl`.
 * https://hl7.org/fhir/R4/bundle.html#references
 */
function attribution(
  reference: string,
  { fullUrl }: Entry,
  id: string,
  own: Entry | undefined,
  entries: readonly Entry[],
): 'own' | 'other' | 'unclear' {
  if (reference === own?.fullUrl) return 'own';
  const found = entryAt(reference, entries)?.resource;
  if (found && (found.resourceType !== 'Patient' || found.id !== id)) return 'other';
  const { base, type, id: named } = partsOf(reference);
  if (type === undefined) return 'unclear';
  if (type !== 'Patient') return 'other';
  const home = partsOf(own?.fullUrl ?? '').base;
  const at = base ?? (home === undefined ? undefined : partsOf(fullUrl ?? '').base);
  if (at !== undefined && at !== home) return 'unclear';
  return named === id ? 'own' : 'other';
}

/** The parts of a literal reference on a RESTful server; of others, as `urn:uuid:...`, none. */
function partsOf(reference: string): { base?: string; type?: string; id?: string } {
  const [, base, type, id] = /^(https?:.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(reference) ?? [];
  return {
    ...(base !== undefined && { base }),
    ...(type !== undefined && { type }),
    ...(id !== undefined && { id }),
  };
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
