import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { Report } from '../diagnostic.ts';
import { type GuidelineFolder, readBytes } from '../input/guidelineFolder.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { ReadBeside } from './caseScope.ts';
import { checkCases } from './checkCases.ts';
import type { PatientCase } from './patientCase.ts';
import { readCases } from './readCases.ts';

/** Names of the case files of a guideline, the YAML files of `cases/` and its subfolders, sorted; none where it has no such folder. */
export function caseFiles({ path }: GuidelineFolder): readonly string[] {
  const folder = join(path, 'cases');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `cases/${name.replaceAll(sep, '/')}`)
    .sort();
}

/**
 * Reads all case files of a guideline. Reports what `readCases` does, what keeps a file from being read, and `id-duplicate` for a
 * case of another file's id; a file with faults gives no cases.
 */
export async function readCaseFiles(
  folder: GuidelineFolder,
  guideline: Guideline,
  report: Report,
): Promise<readonly PatientCase[]> {
  const all: PatientCase[] = [];
  for (const name of caseFiles(folder)) {
    const text = textOf(folder, name, report);
    if (text === undefined) continue;
    const beside: ReadBeside = (other, named, told) =>
      textOf(folder, posix.join(posix.dirname(name), other), (diagnostic) =>
        told({ ...diagnostic, place: named }),
      );
    const cases = await readCases(`${folder.shown}/${name}`, text, guideline, report, beside);
    for (const one of cases ?? []) {
      const same = all.find(({ id }) => id === one.id);
      if (same)
        report({
          code: 'id-duplicate',
          severity: 'error',
          message: `The id "${one.id}" is also that of a case in ${same.authored.file}.`,
          place: one.authored,
        });
      all.push(one);
    }
  }
  return all;
}

/** Reads all case files of a guideline and evaluates what they expect. Gives how many cases hold. */
export async function checkCaseFiles(
  folder: GuidelineFolder,
  guideline: Guideline,
  report: Report,
): Promise<number> {
  return checkCases(await readCaseFiles(folder, guideline, report), guideline, report);
}

function textOf(folder: GuidelineFolder, name: string, report: Report): string | undefined {
  const bytes = readBytes(folder, name, report);
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    report({
      code: 'yaml-encoding',
      severity: 'error',
      message: 'The file is not UTF-8 text. Save it as UTF-8.',
      place: { file: `${folder.shown}/${name}` },
    });
    return undefined;
  }
}
