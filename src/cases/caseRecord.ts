import type { Coding, FhirResource } from 'fhir/r4.js';
import type { RecordEntry, Section } from './caseFile.ts';

type Elements = Readonly<Record<string, unknown>>;

/** What an entry says, read: codes as a CodeableConcept and dates as FHIR writes them. */
export interface ReadRecord extends Omit<RecordEntry, 'code' | 'text' | 'route'> {
  readonly concept: object | undefined;
  /** The route, as a Coding. */
  readonly route?: Coding;
  /** True where the code is a drug, so that a draft order of it is a prescription. */
  readonly drug: boolean;
}

/** The FHIR record of an entry, without id and subject; what an entry leaves out is what a tidy record would say. */
export function caseRecord(section: Section, entry: ReadRecord): FhirResource {
  return defined(elementsOf(section, entry)) as unknown as FhirResource;
}

function elementsOf(section: Section, entry: ReadRecord): Elements {
  const { concept: code, date, doNotPerform } = entry;
  const status = (usual: string) => given(entry.status, usual);
  switch (section) {
    case 'conditions':
      return {
        resourceType: 'Condition',
        code,
        ...diagnosis(entry, 'condition-clinical', 'condition-ver-status'),
      };
    case 'allergies':
      return {
        resourceType: 'AllergyIntolerance',
        code,
        ...diagnosis(entry, 'allergyintolerance-clinical', 'allergyintolerance-verification'),
      };
    case 'observations':
      return {
        resourceType: 'Observation',
        status: status('final'),
        code,
        effectiveDateTime: date,
        ...quantityOf(entry),
      };
    case 'medicationRequests':
      return {
        resourceType: 'MedicationRequest',
        status: status('active'),
        intent: given(entry.intent, 'order'),
        medicationCodeableConcept: code,
        authoredOn: date,
        doNotPerform,
        ...dosageOf(entry),
      };
    case 'medicationStatements':
      return {
        resourceType: 'MedicationStatement',
        status: status('active'),
        medicationCodeableConcept: code,
        effectiveDateTime: date,
      };
    case 'procedures':
      return { resourceType: 'Procedure', status: status('completed'), code, performedDateTime: date };
    case 'coverages': {
      const period = defined({ start: entry.from, end: entry.until });
      return {
        resourceType: 'Coverage',
        status: status('active'),
        payor: [{ display: 'A payer' }],
        ...(Object.keys(period).length > 0 && { period }),
      };
    }
    case 'serviceRequests':
      return {
        resourceType: 'ServiceRequest',
        status: status('active'),
        intent: given(entry.intent, 'order'),
        code,
        authoredOn: date,
        doNotPerform,
      };
    case 'devices':
      return { resourceType: 'Device', status: status('active'), type: code };
    case 'draftOrders':
      return entry.drug
        ? {
            resourceType: 'MedicationRequest',
            status: 'draft',
            intent: 'order',
            medicationCodeableConcept: code,
            doNotPerform,
            ...dosageOf(entry),
          }
        : { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', code, doNotPerform };
  }
}

/** Statuses and dates of a Condition or an AllergyIntolerance. One that has abated is resolved, if nothing else is said. */
function diagnosis(entry: ReadRecord, clinical: string, verification: string): Elements {
  const { abated, onset, onsetAge, onsetText, recorded, clinicalText, verificationText } = entry;
  const over = abated !== undefined && abated !== false;
  // What was entered in error has no clinical status (con-5, ait-2).
  const usual = entry.verification === 'entered-in-error' ? undefined : over ? 'resolved' : 'active';
  return {
    clinicalStatus: worded(clinicalText) ?? statusOf(clinical, given(entry.clinical, usual)),
    verificationStatus:
      worded(verificationText) ?? statusOf(verification, given(entry.verification, 'confirmed')),
    onsetDateTime: onset,
    onsetAge: onsetAge === undefined ? undefined : years(onsetAge),
    onsetString: onsetText,
    abatementDateTime: typeof abated === 'string' ? abated : undefined,
    abatementString: abated === true ? 'abated' : undefined,
    recordedDate: recorded,
  };
}

function statusOf(system: string, code: string | undefined): Elements | undefined {
  if (code === undefined) return undefined;
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] };
}

/** A status that was written down in words only; FHIR does not allow it, and records have it. */
function worded(text: string | undefined): Elements | undefined {
  return text === undefined ? undefined : { text };
}

/** What an entry says, what is usual where it says nothing, and nothing where it says `missing`. */
function given(said: string | undefined, usual: string | undefined): string | undefined {
  return said === 'missing' ? undefined : (said ?? usual);
}

function dosageOf({ route }: ReadRecord): Elements {
  return route ? { dosageInstruction: [{ route: { coding: [route] } }] } : {};
}

function quantityOf({ value, unit }: ReadRecord): Elements {
  if (value === undefined) return {};
  const system = 'http://unitsofmeasure.org';
  return { valueQuantity: { value, ...(unit !== undefined && { unit, system, code: unit }) } };
}

function years(value: number): Elements {
  return { value, unit: 'years', system: 'http://unitsofmeasure.org', code: 'a' };
}

/** Without what is undefined. */
function defined(elements: Elements): Elements {
  return Object.fromEntries(Object.entries(elements).filter(([, value]) => value !== undefined));
}
