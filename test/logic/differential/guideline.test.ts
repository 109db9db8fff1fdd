import { describe, expect, it } from 'vitest';
import { compileLogic } from '../../../src/compiler/compileLogic.ts';
import { packageRoot } from '../../../src/packageRoot.ts';
import { elmAtBase } from '../../../src/resources/guidelineLogic.ts';
import { inWords } from '../../support/agreement.ts';
import { aspnGuideline } from '../../support/aspnGuideline.ts';
import { guidelineAgreement } from '../../support/guidelineAgreement.ts';

/** A sample in every run; `AGREEMENT_PATIENTS=2500` tries as many as a release wants (CONTRIBUTING.md). */
const patients = Number(process.env.AGREEMENT_PATIENTS ?? 60);
const shown = 'input/aspn-low-back-pain';

describe('the criteria and plans of the shipped guideline: the interpreter, FHIRPath and CQL agree', () => {
  it(`on ${patients} patients`, { timeout: 60_000 + patients * 2_000 }, async () => {
    const guideline = await aspnGuideline();
    const reported: string[] = [];
    const folder = { path: `${packageRoot}${shown}`, shown };
    const logic = await compileLogic(guideline, folder, ({ message }) => reported.push(message));
    expect(reported).toEqual([]);
    const elm = elmAtBase(guideline, logic?.elm ?? '');
    const { disagreements, values, applied, reached } = await guidelineAgreement(guideline, elm, {
      patients,
      seed: 20261125,
    });
    expect(inWords(disagreements)).toEqual([]);
    expect([...reached.values()].reduce((sum, count) => sum + count, 0)).toBe(patients);
    expect(reached.size).toBeGreaterThan(2);
    const [states, rules] = [[...values.values()], [...applied.values()]];
    expect(states.filter((count) => count.met > 0).length).toBeGreaterThan(states.length / 2);
    // Many criteria cannot be ruled out at all (test/cases/reachableStates.test.ts).
    expect(states.filter((count) => count['ruled-out'] > 0).length).toBeGreaterThan(states.length / 3);
    expect(rules.filter((count) => count > 0 && count < patients).length).toBeGreaterThan(rules.length / 4);
  });
});
