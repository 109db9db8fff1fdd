import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { resolveCodes } from '../../src/apply/resolveCodes.ts';

const concept = { coding: [{ system: 'urn:x', code: '1' }] };
const there = (resourceType: string, more: object) => ({
  resource: { resourceType, id: 'd', ...more } as FhirResource,
  fullUrl: undefined,
});

/** Where a type may say by reference what it is of, and the element that says it in the resource referred to. */
const places: readonly [string, string, string, string, string][] = [
  ['MedicationRequest', 'medicationReference', 'medicationCodeableConcept', 'Medication', 'code'],
  ['MedicationStatement', 'medicationReference', 'medicationCodeableConcept', 'Medication', 'code'],
  ['DeviceRequest', 'codeReference', 'codeCodeableConcept', 'Device', 'type'],
  ['Device', 'definition', 'type', 'DeviceDefinition', 'type'],
];

describe.each(places)('a %s with %s', (resourceType, reference, element, target, source) => {
  const record = (more: object) => ({ resourceType, id: 'r', ...more }) as unknown as FhirResource;
  const to = { [reference]: { reference: `${target}/d` } };

  it('has the codes of what it refers to in its place', () => {
    expect(resolveCodes(record(to), [there(target, { [source]: concept })])).toEqual(
      record({ [element]: concept }),
    );
  });

  it('is not known where that is not there, or has no codes', () => {
    for (const entries of [
      [],
      [there(target, {})],
      [there(target, { [source]: { text: 'words' } })],
      [there(target, { [source]: { coding: [] } })],
    ])
      expect(resolveCodes(record(to), entries)).toBeUndefined();
    expect(resolveCodes(record({ [reference]: { display: 'words' } }), [])).toBeUndefined();
    expect(resolveCodes(record({ [reference]: undefined }), [])).toBeUndefined();
  });

  it('stays as it is where it has codes of its own', () => {
    const own = { coding: [{ system: 'urn:x', code: 'own' }] };
    for (const given of [record({ [element]: own }), record({ ...to, [element]: own }), record({})])
      expect(resolveCodes(given, [there(target, { [source]: concept })])).toBe(given);
  });
});

it('leaves types alone that refer to nothing of the kind', () => {
  const given = {
    resourceType: 'Condition',
    medicationReference: { reference: '#x' },
  } as unknown as FhirResource;
  expect(resolveCodes(given, [])).toBe(given);
});
