import type { FhirResource, Patient } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { normaliseRecord } from './normaliseRecord.ts';
import { patientRecords } from './patientRecords.ts';
import { questionnaireAnswers } from './questionnaireAnswers.ts';
import { datesOf, isAfter, newestFirst } from './recordDates.ts';

/** Names of the list variables and the resource type each holds; also the CDS Hooks prefetch keys. */
export const listVariables = {
  conditions: 'Condition',
  observations: 'Observation',
  medicationRequests: 'MedicationRequest',
  medicationStatements: 'MedicationStatement',
  procedures: 'Procedure',
  allergies: 'AllergyIntolerance',
  coverages: 'Coverage',
  serviceRequests: 'ServiceRequest',
  devices: 'Device',
  responses: 'QuestionnaireResponse',
} as const;

/** The variables a condition may use, without `%`. Every one is defined; an undefined variable stops some engines. */
export type RecordVariables = {
  readonly [name in keyof typeof listVariables]: readonly FhirResource[];
} & {
  readonly subject: readonly Patient[];
  readonly draftOrders: readonly FhirResource[];
  /** Resource types that were read in full. */
  readonly complete: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
};

/** What the caller knows and the records do not say. */
export interface RecordContext {
  /** Id of the patient, with or without `Patient/`. */
  readonly subject: string;
  /** Resource types the caller read in full; whoever says nothing has nothing complete. */
  readonly complete?: readonly string[];
  /** YYYY-MM-DD; records dated later are not counted. */
  readonly today: string;
  /** Canonical url of the Questionnaire whose answers settle criteria. */
  readonly questionnaire?: string;
  /** The orders being placed, from the hook's context. */
  readonly draftOrders?: readonly FhirResource[];
}

/**
 * Turns the records of one patient into the variables that conditions read: lists newest first, normalised, only this
 * patient's. Reports `record-other-patient`, `record-without-patient` and `record-in-future`. A record that could not be
 * counted for want of its patient or for its date makes its type incomplete: its absence proves nothing.
 */
export function recordVariables(
  given: readonly FhirResource[],
  context: RecordContext,
  report: Report,
): RecordVariables {
  const { patient, records, doubtful } = patientRecords(given, context.subject, report);
  const future = new Set<string>();
  const counted = records.filter((record) => {
    const late = datesOf(record).find((date) => isAfter(date, context.today));
    if (late) {
      future.add(record.resourceType);
      reportFuture(record, late, report);
    }
    return !late;
  });
  const sorted = counted.map(normaliseRecord).sort(newestFirst);
  const lists = Object.entries(listVariables).map(([name, type]) => [
    name,
    sorted.filter(({ resourceType }) => resourceType === type),
  ]);
  const answers = context.questionnaire
    ? questionnaireAnswers(sorted, context.questionnaire)
    : { yes: [], no: [] };
  return {
    ...(Object.fromEntries(lists) as Record<keyof typeof listVariables, FhirResource[]>),
    subject: patient ? [patient] : [],
    draftOrders: context.draftOrders ?? [],
    complete: (context.complete ?? []).filter((type) => !doubtful.has(type) && !future.has(type)),
    ...answers,
  };
}

function reportFuture({ resourceType, id }: FhirResource, date: string, report: Report): void {
  const reference = `${resourceType}/${id ?? '?'}`;
  report({
    code: 'record-in-future',
    severity: 'warning',
    message: `${reference} is dated ${date}, after today; it is not counted, and the list of its type is not complete.`,
    place: { file: reference },
  });
}
