import { describe, expect, it } from 'vitest';
import { type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import { mutateCodeSet } from './mutateCodeSet.ts';

const set: CodeSet = {
  id: 'pain',
  title: 'Pain',
  codes: [
    { system: icd10cm, code: 'M54.50', class: 'definite' },
    { system: icd10cm, code: 'M54.51', class: 'never' },
    { system: icd10cm, code: 'A41.0', class: 'possible' },
    { system: icd10cm, code: 'A41.9', class: 'possible' },
    { system: snomedct, code: '279039007', class: 'definite' },
    { system: snomedct, code: '267981009', class: 'never' },
  ],
  families: [{ system: icd10cm, root: 'M54.5' }],
};
const use = { criteria: new Set<string>(), byClass: false, only: undefined };

describe('the slips of a code list', () => {
  it('drop families, and codes that nobody counts only where a family would', () => {
    const mutations = mutateCodeSet(set, use);
    expect(mutations.map(({ change }) => change)).toEqual([
      'drop icd-10-cm M54.5 (definite)',
      'drop icd-10-cm M54.5 (never)',
      'drop icd-10-cm A41 (possible)',
      'drop sct (definite)',
    ]);
    expect(mutations[0]?.value.families).toEqual([]);
    expect(mutations[0]?.value.codes.map(({ code }) => code)).not.toContain('M54.50');
    expect(mutations[2]?.value.codes).toHaveLength(4);
  });

  it('read a class as another where a class decides', () => {
    const mutations = mutateCodeSet(set, { ...use, byClass: true }).filter(({ kind }) => kind === 'class');
    expect(mutations.map(({ change }) => change)).toEqual([
      'definite of icd-10-cm to possible',
      'possible of icd-10-cm to definite',
      'never of icd-10-cm to possible',
      'definite of sct to possible',
      'never of sct to possible',
    ]);
    expect(mutations[0]?.value.families[0]?.class).toBe('possible');
  });

  it('leave codes alone that a score does not name', () => {
    const named = mutateCodeSet(set, { ...use, only: new Set([`${snomedct}|279039007`]) });
    expect(named.map(({ change }) => change)).toEqual([
      'drop icd-10-cm M54.5 (definite)',
      'drop sct (definite)',
    ]);
  });
});
