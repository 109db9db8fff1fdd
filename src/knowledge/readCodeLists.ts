import type { Place, Report } from '../diagnostic.ts';
import { type GuidelineFolder, readBytes } from '../input/guidelineFolder.ts';
import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { TerminologyFile } from './files.ts';
import type { CodeList } from './guideline.ts';
import { readCodes } from './readCodes.ts';

/**
 * Reads the code lists and their CSV files. Reports `id-duplicate`, `code-list-empty`, `family-without-code`,
 * `line-outside-source` and what `readCodes` does.
 */
export function readCodeLists(
  file: YamlFile<TerminologyFile>,
  folder: GuidelineFolder,
  source: SourceText,
  report: Report,
): CodeList[] {
  const fault = (code: string, message: string, place: Place) =>
    report({ code, severity: 'error', message, place });
  const seen = new Set<string>();
  return file.value.codeLists.map((entry, index) => {
    const authored = file.place(['codeLists', index]);
    if (seen.has(entry.id)) fault('id-duplicate', `Two code lists share the id "${entry.id}".`, authored);
    seen.add(entry.id);
    const line = source.lines[entry.line - 1];
    if (!line)
      fault(
        'line-outside-source',
        `The source has no line ${entry.line}.`,
        file.place(['codeLists', index, 'line']),
      );
    const bytes = readBytes(folder, entry.file, report, file.place(['codeLists', index, 'file']));
    const codes = bytes && readCodes(`${folder.shown}/${entry.file}`, bytes, report);
    if (codes && codes.length === 0)
      fault(
        'code-list-empty',
        `The code list "${entry.id}" has no verified code: whatever asks for it could never be met. Add verified rows.`,
        { file: `${folder.shown}/${entry.file}`, line: 1 },
      );
    (entry.families ?? []).forEach((family, i) => {
      if (codes && !codes.some((code) => code.system === family.system && code.code.startsWith(family.root)))
        fault(
          'family-without-code',
          `No verified code of the list starts with "${family.root}". Mend the root, or list its codes.`,
          file.place(['codeLists', index, 'families', i]),
        );
    });
    return {
      id: entry.id,
      title: entry.title,
      description: entry.description,
      codes: codes ?? [],
      families: entry.families ?? [],
      place: placeOf(source, line ?? (source.lines[0] as SourceLine)),
      authored,
    };
  });
}
