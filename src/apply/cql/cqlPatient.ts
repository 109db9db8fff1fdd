import type { PatientObject, RecordObject, RetrieveDetails } from 'cql-execution';
import type { FhirResource } from 'fhir/r4.js';
import type { CqlPackages } from './cqlPackages.ts';
import { rememberingRecord } from './rememberingRecord.ts';

/**
 * The patient as cql-execution knows one, over the records given. What is retrieved is wrapped once for each type: a library retrieves
 * the same lists dozens of times.
 * @param records the Patient among them
 */
export function cqlPatient(records: readonly FhirResource[], { source }: CqlPackages): PatientObject {
  source.loadBundles([{ resourceType: 'Bundle', entry: records.map((resource) => ({ resource })) }]);
  const patient = source.currentPatient();
  source.reset();
  if (!patient) throw new Error('there is no Patient among the records');
  const find = patient.findRecords.bind(patient);
  const known = new Map<string, readonly RecordObject[]>();
  const findRecords = (profile: string, details?: RetrieveDetails) => {
    const type = details?.datatype ?? profile;
    let found = known.get(type);
    if (!found) {
      found = find(profile, details).map(rememberingRecord);
      known.set(type, found);
    }
    return [...found];
  };
  return Object.defineProperty(rememberingRecord(patient), 'findRecords', { value: findRecords });
}
