import type { FhirResource } from 'fhir/r4.js';

/** Elements that date a record, by type, the one that counts first. A Period dates by its start. */
const dateElements: Readonly<Record<string, readonly string[]>> = {
  AllergyIntolerance: ['recordedDate', 'onsetDateTime', 'onsetPeriod'],
  Condition: ['recordedDate', 'onsetDateTime', 'onsetPeriod'],
  MedicationRequest: ['authoredOn'],
  MedicationStatement: ['effectiveDateTime', 'effectivePeriod', 'dateAsserted'],
  Observation: ['effectiveDateTime', 'effectiveInstant', 'effectivePeriod', 'issued'],
  Procedure: ['performedDateTime', 'performedPeriod'],
  QuestionnaireResponse: ['authored'],
  ServiceRequest: ['authoredOn'],
};

/** All dates of a record as they are written, the one that counts first. */
export function datesOf(resource: FhirResource): readonly string[] {
  const elements = resource as unknown as Record<string, unknown>;
  return (dateElements[resource.resourceType] ?? []).flatMap((name) => {
    const value = elements[name];
    const date = typeof value === 'object' ? (value as { start?: string } | null)?.start : value;
    return typeof date === 'string' ? [date] : [];
  });
}

/** Whether a date is there and written as FHIR has it, to the year or finer. */
export function isDate(date: string | undefined): date is string {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?)?$/.test(
    date ?? '',
  );
}

/**
 * True when a date lies after today in the calendar it is written in, as far as it is precise: `2026` is not after
 * `2026-11-25`, `2026-12` is.
 * @param today YYYY-MM-DD
 */
export function isAfter(date: string, today: string): boolean {
  return date.slice(0, 10) > today;
}

/** Newest first; records without a date last; ties by id, so that the order is always the same. */
export function newestFirst(records: readonly FhirResource[]): readonly FhirResource[] {
  return records
    .map((record) => ({ record, id: String(record.id ?? ''), instant: instantOf(record) }))
    .sort((one, other) => other.instant - one.instant || compared(one.id, other.id))
    .map(({ record }) => record);
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function instantOf(resource: FhirResource): number {
  const [date = ''] = datesOf(resource);
  // A date alone is read as UTC by the language's definition, a time without its zone would be read as the machine's.
  const instant = Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(instant) ? Number.MIN_SAFE_INTEGER : instant;
}
