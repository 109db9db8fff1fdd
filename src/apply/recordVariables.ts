import type { FhirResource, Patient } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import type { CalendarSpan } from './calendar.ts';
import { normaliseRecord } from './normaliseRecord.ts';
import { type PatientRecords, patientRecords } from './patientRecords.ts';
import { plainRecord } from './plainRecord.ts';
import { questionnaireAnswers } from './questionnaireAnswers.ts';
import { datesOf, isAfter, isDate, newestFirst } from './recordDates.ts';
import { resolveCodes } from './resolveCodes.ts';
import { unreadableCode } from './unreadableCode.ts';
import { futureEnd, withoutFutureEnd } from './withoutFutureEnd.ts';
import { withPossibleCodes } from './withPossibleCodes.ts';

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
  /** Resource types the caller read in full (`DraftOrder` for the hook's orders); whoever says nothing has nothing complete. */
  readonly complete?: readonly string[];
  /** YYYY-MM-DD; records dated later are not counted. */
  readonly today: string;
  /** Canonical urls of the Questionnaires whose answers settle criteria; one alone, or all that ask. */
  readonly questionnaire?: string | readonly string[];
  /** How long answers last, by id of the question; a year where nothing is said. */
  readonly validFor?: Readonly<Record<string, CalendarSpan>>;
  /** Questions that are put the other way round: yes to them says no to the criterion. */
  readonly inverted?: readonly string[];
  /** The orders being placed, from the hook's context. */
  readonly draftOrders?: readonly FhirResource[];
}

/**
 * Turns the records of one patient into the variables that conditions read: lists newest first, normalised, only this
 * patient's. Reports `record-other-patient`, `record-without-patient`, `record-patient-unclear`, `record-in-future`,
 * `date-unreadable`, `abatement-in-future`, `reference-unresolved`, `code-unreadable`, `answers-undated` and `answers-conflict`. A
 * record that could not be counted for want of its patient, its date or its code makes its type incomplete: its absence proves
 * nothing.
 */
export function recordVariables(
  given: readonly FhirResource[],
  context: RecordContext,
  report: Report,
): RecordVariables {
  return variablesOf(patientRecords(given, context.subject, report), context, report);
}

/** As `recordVariables`, of records that are sorted out already. */
export function variablesOf(
  { patient, records, doubtful, entries }: PatientRecords,
  context: RecordContext,
  report: Report,
): RecordVariables {
  const incomplete = new Set(doubtful);
  const counted = newestFirst(
    records.filter((record) => {
      const odd = datesOf(record).find((date) => !isDate(date) || isAfter(date, context.today));
      if (odd !== undefined) {
        incomplete.add(record.resourceType);
        reportDate(record, odd, report);
      }
      return odd === undefined;
    }),
  );
  const ready = (record: FhirResource, list: string) => {
    const resolved = resolveCodes(record, entries);
    if (!resolved) {
      incomplete.add(list);
      reportUnresolved(record, list, report);
    }
    const normalised = normaliseRecord(resolved ?? record);
    reportUnreadable(normalised, report);
    const end = futureEnd(normalised, context.today);
    if (end !== undefined) reportFutureEnd(normalised, end, report);
    return withPossibleCodes(withoutFutureEnd(normalised, context.today));
  };
  const sorted = counted.map((record) => ready(record, record.resourceType));
  const draftOrders = (context.draftOrders ?? []).flatMap((order) => {
    const plain = plainRecord(order);
    if ('record' in plain) return [ready(plain.record, 'DraftOrder')];
    incomplete.add('DraftOrder');
    reportMalformedOrder(order, plain.fault, report);
    return [];
  });
  const lists = Object.entries(listVariables).map(([name, type]) => [
    name,
    sorted.filter(({ resourceType }) => resourceType === type),
  ]);
  return {
    ...(Object.fromEntries(lists) as Record<keyof typeof listVariables, FhirResource[]>),
    subject: patient ? [patient] : [],
    draftOrders,
    complete: (context.complete ?? []).filter((type) => !incomplete.has(type)),
    ...questionnaireAnswers(records, context, report),
  };
}

function reportDate({ resourceType, id }: FhirResource, date: string, report: Report): void {
  const reference = `${resourceType}/${id ?? '?'}`;
  const [code, why] = isDate(date)
    ? ['record-in-future', `${date}, after today`]
    : ['date-unreadable', `"${date}", which is no date as FHIR writes it (2026-11-25)`];
  report({
    code,
    severity: 'warning',
    message: `${reference} is dated ${why}; it is not counted, and the list of its type is not complete.`,
    place: { file: reference },
  });
}

function reportMalformedOrder(order: FhirResource, fault: string, report: Report): void {
  const reference = `${order?.resourceType ?? 'An order'}/${order?.id ?? '?'}`;
  report({
    code: 'record-malformed',
    severity: 'warning',
    message: `${reference}, an order being placed, cannot be read: ${fault}, so the list DraftOrder is not complete; it is not counted.`,
    place: { file: reference },
  });
}

function reportFutureEnd({ resourceType, id }: FhirResource, date: string, report: Report): void {
  const reference = `${resourceType}/${id ?? '?'}`;
  report({
    code: 'abatement-in-future',
    severity: 'warning',
    message: `${reference} abates on ${date}, after today; it is taken for neither over nor certain. Mend the date, or ask the patient.`,
    place: { file: reference },
  });
}

/** Such a record is handed on: of a Condition it keeps absence from proving anything, of other types it matches no list. */
function reportUnreadable(record: FhirResource, report: Report): void {
  const why = unreadableCode(record);
  if (why === undefined) return;
  const reference = `${record.resourceType}/${record.id ?? '?'}`;
  report({
    code: 'code-unreadable',
    severity: 'warning',
    message: `${reference} ${why}; no code list matches it. Look at the record itself.`,
    place: { file: reference },
  });
}

function reportUnresolved({ resourceType, id }: FhirResource, list: string, report: Report): void {
  const reference = `${resourceType}/${id ?? '?'}`;
  report({
    code: 'reference-unresolved',
    severity: 'warning',
    message: `${reference} says what it is of by a reference to something without codes or not in the data; the list ${list} is not complete.`,
    place: { file: reference },
  });
}
