import { beforeAll, describe, expect, it } from 'vitest';
import { checkCases } from '../../src/cases/checkCases.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { keptCases, keptFiles } from './keptCases.ts';

describe('the cases of the shipped guideline', () => {
  const faults: Diagnostic[] = [];
  let guideline: Guideline;
  let cases: readonly PatientCase[];

  beforeAll(async () => {
    guideline = await aspnGuideline();
    cases = await keptCases(guideline, (fault) => faults.push(fault));
  });

  it('are sound, and told apart by their ids across the files', () => {
    expect(faults).toEqual([]);
  });

  it.each(keptFiles)('hold: %s', async (name) => {
    const those = cases.filter(({ authored }) => authored.file === name);
    const found: Diagnostic[] = [];
    await checkCases(those, guideline, (fault) => found.push(fault));
    expect(those).not.toEqual([]);
    expect(found).toEqual([]);
  });
});
