import { describe, expect, it } from 'vitest';
import { type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import type { SitesFact } from '../../../src/logic/fact.ts';
import { type Read, readFact } from '../../support/readFact.ts';

const other = 'http://example.org/codes';
const set: CodeSet = {
  id: 'fractures',
  title: 'Fractures',
  codes: [
    { system: icd10cm, code: 'S22.010A', class: 'definite' },
    { system: icd10cm, code: 'S22.020A', class: 'definite' },
    { system: icd10cm, code: 'S22.009A', class: 'definite' },
    { system: icd10cm, code: 'S22.030A', class: 'possible' },
    { system: snomedct, code: '426646004', class: 'definite' },
    { system: snomedct, code: '207938004', class: 'definite' },
    { system: other, code: 'S22.020A', class: 'definite' },
  ],
  families: [
    { system: icd10cm, root: 'S32.0', class: 'definite' },
    { system: icd10cm, root: 'M48.5', class: 'possible' },
    { system: icd10cm, root: 'M80.08', class: 'definite' },
  ],
};
const fact: SitesFact = {
  kind: 'sites',
  codes: 'fractures',
  count: 2,
  sites: [
    { name: 'T1', roots: ['S22.01'], codes: [] },
    { name: 'T2', roots: ['S22.02', 'M48.54'], codes: [] },
    { name: 'T3', roots: ['S22.03'], codes: [] },
    { name: 'L1', roots: ['S32.01'], codes: [] },
    { name: 'L2', roots: ['S32.02', 'S42.0', 'M80'], codes: [{ system: snomedct, code: '426646004' }] },
  ],
};
const fracture = (code: string, system: string = icd10cm) => ({
  resourceType: 'Condition',
  code: { coding: [{ system, code }] },
});
const t1 = fracture('S22.010A');

describe('of fractures at two sites', () => {
  it.each<[string, object[], Read]>([
    ['two listed codes are two', [t1, fracture('S22.020A')], 'definite'],
    ['a code of ICD-10-CM and one of SNOMED CT are two', [t1, fracture('426646004', snomedct)], 'definite'],
    ['a code of a definite family that nobody lists is one', [t1, fracture('S32.019B')], 'definite'],
    ['two of one family are two', [fracture('S32.019B'), fracture('S32.029K')], 'definite'],
    ['a family within the root of a site is one', [t1, fracture('M80.08XA')], 'definite'],
    ['two systems at one site are one', [fracture('S32.029K'), fracture('426646004', snomedct)], 'counted'],
    ['an unspecified site is none', [t1, fracture('S22.009A')], 'counted'],
    ['a concept that names no site is none', [t1, fracture('207938004', snomedct)], 'counted'],
    ['two that name no site are none', [fracture('S22.009A'), fracture('207938004', snomedct)], 'counted'],
    ['a possible code is none', [t1, fracture('S22.030A')], 'counted'],
    ['a possible family is none', [t1, fracture('M48.54XA')], 'counted'],
    ['the root of a site that no list holds is none', [t1, fracture('S42.011A')], 'counted'],
    ['the same code of another system is none', [t1, fracture('S22.020A', other)], 'counted'],
    ['the code of a site in another system is none', [t1, fracture('426646004', other)], 'counted'],
    ['every two of five sites are told apart', [fracture('S32.019B'), fracture('S22.020A')], 'definite'],
    ['the first and the last are told apart', [t1, fracture('S32.029K')], 'definite'],
    ['the middle and the last are told apart', [fracture('S22.020A'), fracture('S32.029K')], 'definite'],
    ['one is one', [t1], 'counted'],
    ['one twice is one', [t1, { ...t1, recordedDate: '2020' }], 'counted'],
  ])('%s', (_, records, read) => {
    expect(readFact(fact, records, set)).toBe(read);
  });

  it('three are asked for where three are', () => {
    const three = { ...fact, count: 3 };
    expect(readFact(three, [t1, fracture('S22.020A')], set)).toBe('counted');
    expect(readFact(three, [t1, fracture('S22.020A'), fracture('S32.019B')], set)).toBe('definite');
  });

  it('as many as there are sites can be asked for, and more are never there', () => {
    const two = { ...fact, sites: fact.sites.slice(0, 2) };
    expect(readFact(two, [t1, fracture('S22.020A')], set)).toBe('definite');
    expect(readFact({ ...two, count: 3 }, [t1, fracture('S22.020A')], set)).toBe('counted');
  });
});
