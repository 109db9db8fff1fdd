import type { FhirResource } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { withPossibleCodes } from '../../src/apply/withPossibleCodes.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const [possible, impossible] = [
  { system: icd, code: 'G90.5' },
  { system: icd, code: 'G90.5!' },
];
const condition = (code: object) => ({ resourceType: 'Condition', code }) as unknown as FhirResource;

it('leaves out codes that cannot be any, and keeps the words', () => {
  const code = { text: 'pain', coding: [impossible, possible] };
  expect(withPossibleCodes(condition(code))).toEqual(condition({ text: 'pain', coding: [possible] }));
  expect(withPossibleCodes(condition({ text: 'pain', coding: [impossible] }))).toEqual(
    condition({ text: 'pain' }),
  );
});

it.each<[string, object]>([
  ['all its codes can be', { text: 'pain', coding: [possible] }],
  ['it has an empty list of codes', { coding: [] }],
  ['it has words alone', { text: 'pain' }],
  ['its codes are no list', { coding: 'G90.5!' }],
])('gives back the record itself where %s', (_, code) => {
  const record = condition(code);
  expect(withPossibleCodes(record)).toBe(record);
});
