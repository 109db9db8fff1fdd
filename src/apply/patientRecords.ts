import type { FhirResource } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { attribution, patientElements, subjectOf } from './attribution.ts';
import { CurrentRecords } from './currentRecords.ts';
import { type Entry, entriesOf } from './entries.ts';
import { pagesMissing } from './pagesMissing.ts';
import { plainRecord, withoutFaultyElements } from './plainRecord.ts';

/** The records of one patient, and where their Patient is if it was given. */
export interface PatientRecords {
  readonly patient: Extract<FhirResource, { resourceType: 'Patient' }> | undefined;
  /** Of the types that list variables hold. */
  readonly records: readonly FhirResource[];
  /** Of other types: the patient's (Encounters), and those that are of no patient (Practitioners). */
  readonly others: readonly FhirResource[];
  /** Types of which a record could not be attributed or read, so that their list is not complete. */
  readonly doubtful: ReadonlySet<string>;
  /** All that came, for references to lead to. */
  readonly entries: readonly Entry[];
}

/**
 * Sorts out what belongs to the patient. Records that are for certain another's are refused and reported
 * (`record-other-patient`). So are those that name no patient (`record-without-patient`), one of whom nothing says who it is
 * (`record-patient-unclear`), those whose elements are not what FHIR says (`record-malformed`), what is no resource
 * (`record-unreadable`), what is on a page that did not come (`page-missing`), and those that came twice in different words, neither of them the later one for certain (`record-twice`): they
 * may say anything of this patient, so their type is then not complete.
 * @param given bundles and resources as they came
 * @param subject id of the patient, with or without `Patient/`
 */
export function patientRecords(
  given: readonly FhirResource[],
  subject: string,
  report: Report,
): PatientRecords {
  const id = subject.replace(/^Patient\//, '');
  const doubtful = new Set<string>();
  const entries = given.flatMap((one) =>
    entriesOf(one, (words, type) => {
      for (const each of typesMeant(type)) doubtful.add(each);
      reportLost(words, type, report);
    }),
  );
  for (const { name, next, types } of pagesMissing(given)) {
    for (const each of types) doubtful.add(each);
    reportPage(name, next, report);
  }
  const own = entries.find(({ resource }) => resource.resourceType === 'Patient' && resource.id === id);
  const found = { records: new CurrentRecords(), others: new CurrentRecords() };
  for (const entry of entries) {
    const { resource } = entry;
    if (resource.resourceType === 'Patient') {
      if (resource.id !== id)
        refuse('record-other-patient', resource, report, 'is not the patient asked about');
      continue;
    }
    const isListed = Object.hasOwn(patientElements, resource.resourceType);
    if (!isListed) for (const each of typesMeant(resource.resourceType)) doubtful.add(each);
    const reference = subjectOf(resource);
    const whose =
      reference === 'none'
        ? 'own'
        : reference === undefined
          ? 'unnamed'
          : attribution(reference, entry, id, own, entries);
    const plain = whose === 'own' ? plainRecord(resource) : undefined;
    if (plain && 'record' in plain) found[isListed ? 'records' : 'others'].add(plain.record, entry.fullUrl);
    else if (whose === 'other') refuse('record-other-patient', resource, report, `belongs to ${reference}`);
    else {
      doubtful.add(resource.resourceType);
      if (plain) refuse('record-malformed', resource, report, `cannot be read: ${plain.fault}${incomplete}`);
      else if (whose === 'unnamed')
        refuse('record-without-patient', resource, report, `names no patient${incomplete}`);
      else
        refuse(
          'record-patient-unclear',
          resource,
          report,
          `names ${reference}, and nothing says whether that is Patient/${id}${incomplete}`,
        );
    }
  }
  for (const resource of [...found.records.contradicted(), ...found.others.contradicted()]) {
    doubtful.add(resource.resourceType);
    const words = `came more than once in different words, and nothing says which is the latest${incomplete}`;
    refuse('record-twice', resource, report, words);
  }
  const patient = own && readPatient(own.resource as Patient, report);
  const [records, others] = [found.records.all(), found.others.all()];
  return { patient, records, others, doubtful, entries };
}

const incomplete = ', so its list is not complete';

type Patient = Extract<FhirResource, { resourceType: 'Patient' }>;

/** The Patient, without the elements that cannot be read: what they would say is not known. */
function readPatient(patient: Patient, report: Report): Patient {
  const { record, faults } = withoutFaultyElements(patient);
  for (const fault of faults)
    report({
      code: 'record-malformed',
      severity: 'warning',
      message: `Patient/${patient.id} cannot be read in full: ${fault}; that element is not counted.`,
      place: { file: `Patient/${patient.id}` },
    });
  return record;
}

/** The types that something unreadable may be of: the one it names, if only in other letters, else any. */
function typesMeant(type: string | undefined): readonly string[] {
  const all = Object.keys(patientElements);
  return type === undefined ? all : all.filter((one) => one.toLowerCase() === type.toLowerCase());
}

function reportPage(name: string, next: string, report: Report): void {
  report({
    code: 'page-missing',
    severity: 'warning',
    message: `${name} is one page of a longer answer, and the next one is not here, so the lists of its types are not complete. Add what ${next} gives.`,
    place: { file: name },
  });
}

function reportLost(words: string, type: string | undefined, report: Report): void {
  const list = type === undefined ? 'no list is complete' : 'its list is not complete';
  report({
    code: 'record-unreadable',
    severity: 'warning',
    message: `${words}, so ${list}; it is not counted.`,
    place: { file: words.split(' ').find((word) => word.startsWith('Bundle')) ?? 'data' },
  });
}

function refuse(code: string, resource: FhirResource, report: Report, why: string): void {
  const reference = `${resource.resourceType}/${resource.id ?? '?'}`;
  report({
    code,
    severity: 'warning',
    message: `${reference} ${why}; it is not counted.`,
    place: { file: reference },
  });
}
