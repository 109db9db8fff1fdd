import type { FhirResource } from 'fhir/r4.js';
import { type Day, daysOf, instantOf } from './calendar.ts';
import { codingsOf, type Json, listOf, textOf, under } from './json.ts';

/** What is known of a patient, as it came from somewhere. */
export interface Situation {
  /** Resources and Bundles. */
  readonly given: readonly FhirResource[];
  readonly subject: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly complete: readonly string[];
  /** Canonical url of the Questionnaire. */
  readonly questionnaire: string;
  /** Canonical urls of other Questionnaires, by the id of the question that each asks. */
  readonly forms?: Readonly<Record<string, string>>;
  /** Questions of which yes says no to the criterion. */
  readonly inverted?: readonly string[];
  readonly draftOrders: readonly FhirResource[];
}

/** The situation, sorted out: only this patient's records, none of the future, newest first. */
export interface Chart {
  readonly today: Day;
  readonly patient: Json | undefined;
  readonly records: readonly Json[];
  /** The patient's answers, those of the future among them. */
  readonly responses: readonly Json[];
  readonly draftOrders: readonly Json[];
  readonly complete: ReadonlySet<string>;
  /** Where a question is asked. */
  readonly formOf: (question: string) => string;
  readonly isInverted: (question: string) => boolean;
}

/** Where a record names its patient. */
const owners: Readonly<Record<string, string>> = {
  Condition: 'subject',
  Observation: 'subject',
  MedicationRequest: 'subject',
  MedicationStatement: 'subject',
  Procedure: 'subject',
  ServiceRequest: 'subject',
  QuestionnaireResponse: 'subject',
  AllergyIntolerance: 'patient',
  Device: 'patient',
  Coverage: 'beneficiary',
};

/** Sorts out a situation, as docs/logic.md asks of the driver. */
export function chartOf(situation: Situation): Chart {
  const today = daysOf(situation.today).first;
  const entries = situation.given.flatMap((resource) => unbundled(resource as unknown as Json, undefined));
  const self = entries.find(
    ({ resource }) => resource.resourceType === 'Patient' && resource.id === situation.subject,
  );
  const incomplete = new Set<string>();
  const records: Json[] = [];
  const responses: Json[] = [];
  for (const { resource } of entries) {
    const type = String(resource.resourceType);
    const owner = owners[type];
    if (!owner) continue;
    const reference = textOf(resource, owner, 'reference')?.split('/_history/')[0];
    const whose = reference === undefined ? 'unclear' : belongsTo(reference, situation.subject, self);
    if (whose === 'other') continue;
    if (whose === 'own' && type === 'QuestionnaireResponse') responses.push(resource);
    if (whose === 'unclear') incomplete.add(type);
    else if (datesOf(resource).some((date) => daysOf(date).first > today)) incomplete.add(type);
    else {
      const resolved = withMedication(resource, entries);
      if (!resolved) incomplete.add(type);
      records.push(resolved ?? resource);
    }
  }
  return {
    today,
    patient: self?.resource,
    records: records.sort(newestFirst),
    responses,
    draftOrders: situation.draftOrders as unknown as Json[],
    complete: new Set(situation.complete.filter((type) => !incomplete.has(type))),
    formOf: (question) => situation.forms?.[question] ?? situation.questionnaire,
    isInverted: (question) => situation.inverted?.includes(question) ?? false,
  };
}

interface Entry {
  readonly resource: Json;
  readonly url: string | undefined;
}

function unbundled(resource: Json, url: string | undefined): Entry[] {
  if (resource.resourceType !== 'Bundle') return [{ resource, url }];
  return listOf(resource.entry).flatMap((entry) => {
    const inner = under(entry, 'resource');
    return inner ? unbundled(inner, textOf(entry, 'fullUrl')) : [];
  });
}

/** Nobody else's for certain, and nobody knows whose. The generated patients stand alone: no other Patient is among the entries. */
function belongsTo(reference: string, subject: string, self: Entry | undefined): 'own' | 'other' | 'unclear' {
  if (reference === `Patient/${subject}` || (self?.url !== undefined && reference === self.url)) return 'own';
  if (reference.startsWith('Patient/')) return 'other';
  const home = self?.url?.endsWith(`/Patient/${subject}`) ? self.url.slice(0, -subject.length) : undefined;
  return home !== undefined && reference.startsWith(home) ? 'other' : 'unclear';
}

/** The record with the codes of the Medication it refers to; undefined where that is not to be found. */
function withMedication(record: Json, entries: readonly Entry[]): Json | undefined {
  const reference = textOf(record, 'medicationReference', 'reference');
  if (!('medicationReference' in record)) return record;
  const contained = listOf(record.contained).find(({ id }) => `#${id}` === reference);
  const elsewhere = entries.find(
    ({ resource, url }) =>
      resource.resourceType === 'Medication' &&
      (`Medication/${resource.id}` === reference || (url !== undefined && url === reference)),
  )?.resource;
  const code = under(contained ?? elsewhere, 'code');
  return code && codingsOf(code).length > 0 ? { ...record, medicationCodeableConcept: code } : undefined;
}

/** The dates of a record, by type: those that say when it was, and those that only put it in order. */
export function datesOf(record: Json): readonly string[] {
  const at = (...names: string[]) =>
    names.flatMap((name) => {
      const value = record[name];
      const date = typeof value === 'string' ? value : textOf(value, 'start');
      return date === undefined ? [] : [date];
    });
  switch (record.resourceType) {
    case 'Condition':
    case 'AllergyIntolerance':
      return at('recordedDate', 'onsetDateTime', 'onsetPeriod');
    case 'Observation':
      return at('effectiveDateTime', 'effectiveInstant', 'effectivePeriod', 'issued');
    case 'MedicationStatement':
      return at('effectiveDateTime', 'effectivePeriod', 'dateAsserted');
    case 'Procedure':
      return at('performedDateTime', 'performedPeriod');
    case 'MedicationRequest':
    case 'ServiceRequest':
      return at('authoredOn');
    case 'QuestionnaireResponse':
      return at('authored');
    default:
      return [];
  }
}

function newestFirst(one: Json, other: Json): number {
  const [a, b] = [one, other].map((record) => {
    const [date] = datesOf(record);
    return date === undefined ? Number.NEGATIVE_INFINITY : instantOf(date);
  }) as [number, number];
  if (a !== b) return a > b ? -1 : 1;
  return String(one.id ?? '') < String(other.id ?? '') ? -1 : 1;
}
