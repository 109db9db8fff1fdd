import { describe, expect, it } from 'vitest';
import { icd10cm, snomedct, systemsOf } from '../../src/logic/codeSet.ts';

describe('the code systems of a list', () => {
  it('are those of its codes and of its families, in order, each once', () => {
    const code = (system: string) => ({ system, code: '1', class: 'definite' as const });
    const codes = [code(snomedct), code('http://loinc.org'), code(snomedct)];
    const families = [{ system: icd10cm, root: 'A' }];
    expect(systemsOf({ id: 'x', title: 'X', codes, families })).toEqual([
      icd10cm,
      'http://loinc.org',
      snomedct,
    ]);
  });
});
