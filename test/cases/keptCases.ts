import { readFileSync } from 'node:fs';
import type { CaseFile, UnreachableStates } from '../../src/cases/caseFile.ts';
import { caseFiles, readCaseFiles } from '../../src/cases/caseFiles.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import type { Report } from '../../src/diagnostic.ts';
import { readYaml } from '../../src/input/yamlFile.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { packageRoot } from '../../src/packageRoot.ts';

const shown = 'input/aspn-low-back-pain';
const folder = { path: `${packageRoot}${shown}`, shown };

/** The files of kept cases of the shipped guideline, as diagnostics name them. */
export const keptFiles: readonly string[] = caseFiles(folder).map((name) => `${shown}/${name}`);

/** All kept cases; those of a file with faults are missing. */
export function keptCases(guideline: Guideline, report: Report): Promise<readonly PatientCase[]> {
  return readCaseFiles(folder, guideline, report);
}

/** All states that the files list as unreachable. */
export async function listedUnreachable(): Promise<readonly UnreachableStates[]> {
  const read = keptFiles.map((name) =>
    readYaml<CaseFile>(name, readFileSync(`${packageRoot}${name}`, 'utf8'), 'cases', () => undefined),
  );
  return (await Promise.all(read)).flatMap((yaml) => yaml?.value.unreachable ?? []);
}
