import type { FhirResource } from 'fhir/r4.js';
import { shapeOf } from '../../definitions/shape.ts';
import type { Entry } from '../entries.ts';
import type { PatientRecords } from '../patientRecords.ts';
import { listVariables } from '../recordVariables.ts';
import { resolveCodes } from '../resolveCodes.ts';

/**
 * What CQL retrieves from: the records that the list variables hold, as they came; and since CQL may ask for any type, all others that
 * name the patient (encounters, immunisations) or cannot name one (practitioners, places).
 */
export function cqlRecords({ patient, records, entries }: PatientRecords): readonly FhirResource[] {
  const listed = new Set<string>(['Patient', ...Object.values(listVariables)]);
  const home = entries.find(({ resource }) => resource === patient)?.fullUrl;
  const own = new Set([`Patient/${patient?.id}`, home]);
  const others = entries.filter(
    ({ resource }) => !listed.has(resource.resourceType) && isAbout(resource, own),
  );
  return [
    ...(patient ? [patient] : []),
    ...records.map((record) => resolveCodes(record, entries) ?? record),
    ...others.map(({ resource }: Entry) => resource),
  ];
}

/** Where a type names its patient: https://hl7.org/fhir/R4/compartmentdefinition-patient.html */
const elements = ['subject', 'patient', 'beneficiary', 'for', 'individual'];

function isAbout(resource: FhirResource, own: ReadonlySet<string | undefined>): boolean {
  const properties = shapeOf(resource.resourceType)?.properties;
  const element = elements.find((name) => properties?.has(name));
  if (element === undefined) return true;
  const { reference } = ((resource as unknown as Record<string, unknown>)[element] ?? {}) as {
    reference?: string;
  };
  return reference !== undefined && own.has(reference.replace(/\/_history\/.*$/, ''));
}
