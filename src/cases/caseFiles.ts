import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { Report } from '../diagnostic.ts';
import { type GuidelineFolder, readBytes } from '../input/guidelineFolder.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { ReadBeside } from './caseScope.ts';
import { checkCases } from './checkCases.ts';
import type { PatientCase } from './patientCase.ts';
import { type CaseSet, readCaseSet } from './readCases.ts';
import type { UnreachableState } from './unreachableState.ts';

/** Names of the case files of a guideline, the YAML files of `cases/` and its subfolders, sorted; none where it has no such folder. */
export function caseFiles({ path }: GuidelineFolder): readonly string[] {
  const folder = join(path, 'cases');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `cases/${name.replaceAll(sep, '/')}`)
    .sort();
}

/** Reads the patients of all case files of a guideline, as `readCaseFolder` does. */
export async function readCaseFiles(
  ...read: Parameters<typeof readCaseFolder>
): Promise<readonly PatientCase[]> {
  return (await readCaseFolder(...read)).cases;
}

/**
 * Reads all case files of a guideline. Reports what `readCaseSet` does, what keeps a file from being read, and `id-duplicate` for a
 * case of another file's id; a file with faults gives nothing.
 */
export async function readCaseFolder(
  folder: GuidelineFolder,
  guideline: Guideline,
  report: Report,
): Promise<CaseSet> {
  const all = new Map<string, PatientCase>();
  const cases: PatientCase[] = [];
  const unreachable: UnreachableState[] = [];
  for (const name of caseFiles(folder)) {
    const read = await readFile(folder, name, guideline, report);
    for (const one of read?.cases ?? []) {
      const same = all.get(one.id);
      if (same)
        report({
          code: 'id-duplicate',
          severity: 'error',
          message: `The id "${one.id}" is also that of a case in ${same.authored.file}.`,
          place: one.authored,
        });
      else all.set(one.id, one);
      cases.push(one);
    }
    unreachable.push(...(read?.unreachable ?? []));
  }
  return { cases, unreachable };
}

async function readFile(
  folder: GuidelineFolder,
  name: string,
  guideline: Guideline,
  report: Report,
): Promise<CaseSet | undefined> {
  const text = textOf(folder, name, report);
  if (text === undefined) return undefined;
  const beside: ReadBeside = (other, named, told) =>
    textOf(folder, posix.join(posix.dirname(name), other), (diagnostic) =>
      told({ ...diagnostic, place: named }),
    );
  return readCaseSet(`${folder.shown}/${name}`, text, guideline, report, beside);
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
