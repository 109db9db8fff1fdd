import { describe, expect, it } from 'vitest';
import { codeShapes } from '../../src/logic/codeShapes.ts';

describe('what a code looks like', () => {
  it.each<[keyof typeof codeShapes, string, boolean]>([
    ['icd10cm', 'A01', true],
    ['icd10cm', 'C4A.1', true],
    ['icd10cm', 'S22080A', true],
    ['icd10cm', 'S22.080A', true],
    ['icd10cm', 'a01', false],
    ['icd10cm', 'A0', false],
    ['icd10cm', 'A01.', false],
    ['icd10cm', 'A01.12345', false],
    ['snomedct', '90560007', true],
    ['snomedct', '999000001105', true],
    ['snomedct', '12345671000001119', false],
    ['snomedct', '90560017', false],
    ['snomedct', '1105', false],
    ['snomedct', '9999999999999991051', false],
  ])('%s %s', (system, code, isOne) => {
    expect(new RegExp(codeShapes[system]).test(code)).toBe(isOne);
  });
});
