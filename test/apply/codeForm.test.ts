import { expect, it } from 'vitest';
import { isImpossible } from '../../src/apply/codeForm.ts';
import { passesVerhoeff } from '../../src/checkDigit.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const sct = 'http://snomed.info/sct';
const loinc = 'http://loinc.org';
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** A number with the digit that checks it. */
function checked(digits: string): string {
  return [...'0123456789'].map((digit) => digits + digit).find(passesVerhoeff) as string;
}

const table: readonly [string, string, string, boolean][] = [
  ['ICD-10-CM', icd, 'M54.5', false],
  ['ICD-10-CM of three characters', icd, 'J45', false],
  ['ICD-10-CM of seven', icd, 'S22.010A', false],
  ['ICD-10-CM with a letter in third place', icd, 'C7A.1', false],
  ['ICD-10-CM that ends in its dot', icd, 'M54.', true],
  ['ICD-10-CM of eight', icd, 'S22.0101A', true],
  ['ICD-10-CM in small letters', icd, 'm54.5', true],
  ['SNOMED CT', sct, '279039007', false],
  ['SNOMED CT with a wrong digit', sct, '279039000', true],
  ['SNOMED CT of a site', sct, checked('1234567810'.concat('00010')), false],
  ['a description of SNOMED CT', sct, checked('27903901'), true],
  ['a number that is too short', sct, checked('1200'), true],
  ['LOINC', loinc, '44261-6', false],
  ['LOINC without its digit', loinc, '44261', true],
  ['LOINC with blanks', loinc, '44261 -6', true],
  ['RxNorm', rxnorm, '7052', false],
  ['RxNorm in words', rxnorm, 'morphine', true],
  ['another system', 'http://example.org', '!', false],
];
it.each(table)('%s: %s %s cannot be: %s', (_, system, code, expected) => {
  expect(isImpossible({ system, code })).toBe(expected);
});

it('is not to be said of a coding without a system, and is of one without a code', () => {
  expect(isImpossible({ code: '!' })).toBe(false);
  expect(isImpossible({ system: icd })).toBe(true);
});
