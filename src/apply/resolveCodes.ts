import type { CodeableConcept, FhirResource, Reference } from 'fhir/r4.js';
import { type Entry, findEntry } from './entries.ts';
import { plainRecord } from './plainRecord.ts';

/** Where a type may say by reference what else it says by codes. */
interface CodesByReference {
  /** The element with the reference. */
  readonly reference: string;
  /** The element that takes the codes. */
  readonly concept: string;
  /** The element of the referenced resource that has them. */
  readonly source: string;
}

const byType: Readonly<Record<string, CodesByReference>> = {
  Device: { reference: 'definition', concept: 'type', source: 'type' },
  DeviceRequest: { reference: 'codeReference', concept: 'codeCodeableConcept', source: 'type' },
  MedicationRequest: {
    reference: 'medicationReference',
    concept: 'medicationCodeableConcept',
    source: 'code',
  },
  MedicationStatement: {
    reference: 'medicationReference',
    concept: 'medicationCodeableConcept',
    source: 'code',
  },
};

/**
 * The record with the codes of what it refers to in place of the reference (medications, kinds of devices), since conditions
 * cannot follow references. Undefined where the reference leads to nothing that has codes: then nobody knows what it is of.
 */
export function resolveCodes(record: FhirResource, entries: readonly Entry[]): FhirResource | undefined {
  const place = byType[record.resourceType];
  const elements = record as unknown as Record<string, unknown>;
  if (!place || !(place.reference in elements) || place.concept in elements) return record;
  const { reference } = (elements[place.reference] ?? {}) as Reference;
  const target = reference === undefined ? undefined : findEntry(reference, record, entries);
  const plain = target && plainRecord(target);
  if (!plain || 'fault' in plain) return undefined;
  const concept = (plain.record as unknown as Record<string, unknown>)[place.source] as
    | CodeableConcept
    | undefined;
  if (!concept?.coding?.length) return undefined;
  const { [place.reference]: _, ...rest } = elements;
  return { ...rest, [place.concept]: concept } as unknown as FhirResource;
}
