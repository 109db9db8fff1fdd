import type { FhirResource } from 'fhir/r4.js';
import { shapeOf } from '../definitions/shape.ts';
import { type Entry, entryAt } from './entries.ts';

/**
 * Whose a record is. A relative reference is on the server of the record; two servers may well give one id to two patients, so an
 * absolute one is read as ours, or as another's, only where the Patient came with a `fullUrl`.
 * https://hl7.org/fhir/R4/bundle.html#references
 */
export function attribution(
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

/**
 * The reference to the patient, without a version; `none` for types that have no patient, undefined where it is missing or no text.
 * Types that no list holds name their patient in `subject` or `patient`.
 */
export function subjectOf(resource: FhirResource): string | undefined {
  const { resourceType } = resource;
  const element = Object.hasOwn(patientElements, resourceType)
    ? patientElements[resourceType]
    : ['subject', 'patient'].find((name) => shapeOf(resourceType)?.properties.has(name));
  if (element === undefined) return 'none';
  const named = (resource as unknown as Record<string, unknown>)[element];
  const { reference } = ((Array.isArray(named) ? named[0] : named) ?? {}) as { reference?: unknown };
  if (typeof reference !== 'string') return undefined;
  return reference.includes('/_history/') ? reference.replace(/\/_history\/.*$/, '') : reference;
}

/** Where the types that list variables hold name their patient. */
export const patientElements: Readonly<Record<string, string>> = {
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
