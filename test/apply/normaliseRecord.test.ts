import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { normaliseRecord } from '../../src/apply/normaliseRecord.ts';

const at = 'http://terminology.hl7.org/CodeSystem/';
const icd = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Each status element with its codes by what they mean. */
const statuses: readonly [string, string, string, readonly (readonly string[])[]][] = [
  [
    'Condition',
    'verificationStatus',
    'condition-ver-status',
    [['confirmed'], ['unconfirmed', 'provisional', 'differential'], ['refuted', 'entered-in-error']],
  ],
  [
    'Condition',
    'clinicalStatus',
    'condition-clinical',
    [
      ['active', 'recurrence', 'relapse'],
      ['inactive', 'remission', 'resolved'],
    ],
  ],
  [
    'AllergyIntolerance',
    'verificationStatus',
    'allergyintolerance-verification',
    [['confirmed'], ['unconfirmed'], ['refuted', 'entered-in-error']],
  ],
  [
    'AllergyIntolerance',
    'clinicalStatus',
    'allergyintolerance-clinical',
    [['active'], ['inactive', 'resolved']],
  ],
];

/** What becomes of the codes of a status. */
function codesOf(resourceType: string, element: string, system: string, codes: readonly string[]) {
  const coding = codes.map((code) => ({ system: `${at}${system}`, code }));
  const record = { resourceType, [element]: { coding } } as unknown as FhirResource;
  const read = normaliseRecord(record) as unknown as Record<string, { coding: { code: string }[] }>;
  return read[element]?.coding.map(({ code }) => code);
}

describe.each(statuses)('%s.%s', (type, element, system, groups) => {
  it('keeps each of its codes', () => {
    for (const code of groups.flat()) expect(codesOf(type, element, system, [code])).toEqual([code]);
  });

  it('keeps codes that mean the same', () => {
    for (const group of groups) expect(codesOf(type, element, system, group)).toEqual(group);
  });

  it('recognises no codes that contradict each other', () => {
    for (const one of groups)
      for (const other of groups.filter((group) => group !== one))
        for (const first of one)
          for (const second of other)
            expect(codesOf(type, element, system, [first, second]), `${first} ${second}`).toEqual([
              'unrecognised',
            ]);
  });

  it('leaves out what is not recognised beside what is', () => {
    const known = groups[0]?.[0] as string;
    expect(codesOf(type, element, system, ['unknown', known])).toEqual([known]);
  });

  it('does not recognise a code of another status', () => {
    expect(codesOf(type, element, 'other', [groups[0]?.[0] as string])).toEqual(['unrecognised']);
    expect(codesOf(type, element, system, ['unknown'])).toEqual(['unrecognised']);
  });
});

it.each([
  ['Condition', 'code'],
  ['DeviceRequest', 'codeCodeableConcept'],
  ['MedicationRequest', 'medicationCodeableConcept'],
  ['Device', 'type'],
])('writes ICD-10-CM with its dot in %s.%s, and leaves other systems alone', (resourceType, element) => {
  const coding = [
    { system: icd, code: ' m545' },
    { system: 'http://example.org', code: ' m545' },
  ];
  const record = { resourceType, [element]: { coding, text: 'pain' } } as unknown as FhirResource;
  expect(normaliseRecord(record)).toEqual({
    resourceType,
    [element]: { coding: [{ system: icd, code: 'M54.5' }, coding[1]], text: 'pain' },
  });
});
