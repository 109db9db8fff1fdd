import type { FhirResource } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { patientRecords } from '../../src/apply/patientRecords.ts';

const about = (resourceType: string, id: string, more: object = {}) =>
  ({ resourceType, id, ...more }) as unknown as FhirResource;
const read = (...given: readonly FhirResource[]) => {
  const { records, others } = patientRecords(given, 'p', () => undefined);
  return [...records, ...others];
};
const subject = (reference: string) => ({ subject: { reference } });

it.each<[string, FhirResource, boolean]>([
  ['a listed type of the patient', about('Condition', 'c', subject('Patient/p')), true],
  ['a listed type of another patient', about('Condition', 'c', subject('Patient/q')), false],
  ['an encounter of the patient', about('Encounter', 'e', subject('Patient/p')), true],
  ['a version of the patient', about('Encounter', 'e', subject('Patient/p/_history/3')), true],
  ['an encounter of another patient', about('Encounter', 'e', subject('Patient/q')), false],
  ['an encounter of nobody', about('Encounter', 'e'), false],
  ['an immunisation', about('Immunization', 'i', { patient: { reference: 'Patient/p' } }), true],
  ['a task', about('Task', 't', { for: { reference: 'Patient/p' } }), true],
  ['somebody who treats patients', about('Practitioner', 'd'), true],
  ['another patient', about('Patient', 'q'), false],
])('CQL retrieves from %s', (_, record, expected) => {
  const patient = about('Patient', 'p');
  expect(read(patient, record)).toEqual(expected ? [record] : []);
});

it('knows the patient by the url of the Bundle’s entry too', () => {
  const url = 'urn:uuid:7a3c2a52-1111-4b1e-8a53-000000000001';
  const entry = [
    { fullUrl: url, resource: about('Patient', 'p') },
    { resource: about('Encounter', 'e', subject(url)) },
  ];
  const bundle = about('Bundle', 'b', { type: 'collection', entry });
  expect(read(bundle).map(({ id }) => id)).toEqual(['e']);
});
