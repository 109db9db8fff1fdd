import { existsSync, readdirSync } from 'node:fs';
import { readCaseFiles } from '../../../src/cases/caseFiles.ts';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import { readGuideline } from '../../../src/knowledge/readGuideline.ts';
import { packageRoot } from '../../../src/packageRoot.ts';
import { readEquivalents } from '../readEquivalents.ts';
import { type Score, scoreOf } from '../score.ts';
import { judgeLogic } from './judgeLogic.ts';
import { logicMutants } from './logicMutants.ts';
import { printsTheSame } from './printsTheSame.ts';

/** Ids of the guidelines that have logic and cases of their own. */
export function guidelinesWithCases(): readonly string[] {
  return readdirSync(`${packageRoot}input`).filter((id) =>
    ['criteria.yaml', 'cases'].every((name) => existsSync(`${packageRoot}input/${id}/${name}`)),
  );
}

/** Tries every mutant of a guideline's logic against its kept cases. Throws where guideline or cases are not sound. */
export async function runLogic(id: string): Promise<Score> {
  const guideline = await readWhole(id);
  const cases = await readAllCases(id, guideline);
  const notices = judgeLogic(guideline, cases);
  const isSame = printsTheSame(guideline);
  const tried = logicMutants(guideline).map((mutant) => ({
    id: mutant.id,
    kind: mutant.kind,
    where: `${mutant.place.file}:${mutant.place.line}`,
    noticed: notices(mutant),
    same: isSame(mutant),
  }));
  const proven = tried
    .filter(({ noticed, same }) => same && !noticed)
    .map((each) => ({ id: each.id, reason: 'printed letter by letter as before' }));
  return scoreOf(tried, [...proven, ...readEquivalents(`logic of ${id}`)]);
}

async function readWhole(id: string): Promise<Guideline> {
  const shown = `input/${id}`;
  const found: Diagnostic[] = [];
  const guideline = await readGuideline({ path: `${packageRoot}${shown}`, shown }, {}, (each) =>
    found.push(each),
  );
  if (!guideline) throw new Error(said(found.filter(({ severity }) => severity === 'error')));
  return guideline;
}

async function readAllCases(id: string, guideline: Guideline): Promise<readonly PatientCase[]> {
  const found: Diagnostic[] = [];
  const shown = `input/${id}`;
  const cases = await readCaseFiles({ path: `${packageRoot}${shown}`, shown }, guideline, (each) =>
    found.push(each),
  );
  if (found.length > 0) throw new Error(said(found));
  return cases;
}

function said(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ message, place }) => `${place.file}:${place.line ?? ''} ${message}`).join('\n');
}
