import { beforeAll, describe, expect, it } from 'vitest';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { compileLogic } from '../../src/compiler/compileLogic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { RailOf } from '../../src/logic/criterion.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { elmAtBase } from '../../src/resources/guidelineLogic.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { type CaseReader, caseReader } from '../support/caseRails.ts';
import { keptCases, keptFiles } from './keptCases.ts';

const shown = 'input/aspn-low-back-pain';
const files = keptFiles.filter((name) => name.startsWith(`${shown}/cases/patients/`));

/** CQL takes a second for a patient with answers: every fourth of a file in each run; `PATIENTS_IN_CQL=all` tries them all. */
const every = process.env.PATIENTS_IN_CQL === 'all' ? 1 : 4;

/** That the printed FHIRPath says what the cases expect is proved with all kept cases (guidelineCases.test.ts). */
describe('of the patients of the shipped guideline CQL and the interpreter say what is expected', () => {
  let guideline: Guideline;
  let patients: readonly PatientCase[];
  let reader: CaseReader;

  beforeAll(async () => {
    guideline = await aspnGuideline();
    patients = await keptCases(guideline, () => undefined);
    const reported: string[] = [];
    const folder = { path: `${packageRoot}${shown}`, shown };
    const logic = await compileLogic(guideline, folder, ({ message }) => reported.push(message));
    expect(reported).toEqual([]);
    reader = caseReader(guideline, elmAtBase(guideline, logic?.elm ?? ''));
  }, 120_000);

  it.each(files)('%s', { timeout: 120_000 }, async (name) => {
    const those = patients
      .filter(({ authored }) => authored.file === name)
      .filter((_, index) => index % every === 0);
    expect(those).not.toEqual([]);
    for (const patient of those) {
      for (const { criterion, state } of patient.expected) {
        const rails = { met: state === 'met', ruledOut: state === 'ruled-out' };
        expect(await reader.cql(criterion, patient), `${patient.id}, ${criterion}, CQL`).toEqual(rails);
        expect(await reader.interpreter(criterion, patient), `${patient.id}, ${criterion}`).toEqual(rails);
      }
      for (const { set, outcome } of patient.outcomes)
        expect(await outcomesInCql(set, patient), patient.id).toEqual([outcome]);
    }
  });

  /** Ids of the outcomes of a set that hold by the rails that CQL gives. */
  async function outcomesInCql(set: string, patient: PatientCase): Promise<readonly string[]> {
    const outcomes = guideline.outcomes?.find(({ id }) => id === set)?.outcomes ?? [];
    const held: string[] = [];
    for (const { id, when } of outcomes) {
      const all = await Promise.all(
        when.map(async (each) => holds(each, await reader.cql(each.criterion, patient))),
      );
      if (!all.includes(false)) held.push(id);
    }
    return held;
  }
});

function holds({ rail }: RailOf, { met, ruledOut }: Rails<boolean>): boolean {
  switch (rail) {
    case 'met':
      return met;
    case 'not-met':
      return !met;
    case 'ruled-out':
      return ruledOut;
    case 'not-ruled-out':
      return !ruledOut;
    case 'unknown':
      return !met && !ruledOut;
  }
}
