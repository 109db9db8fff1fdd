import type { Place, Report } from '../diagnostic.ts';
import { type GuidelineFolder, hasFile, readBytes } from '../input/guidelineFolder.ts';
import { placeOf, type SourceLine, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { CodeList, ListedCode } from './codeList.ts';
import type { CodeListEntry, TerminologyFile } from './files.ts';
import { overrideClasses } from './overrideClasses.ts';
import { readCodes } from './readCodes.ts';
import { readSlot } from './readSlot.ts';

/**
 * Reads the code lists, their CSV files and what a site put into their slots. Reports `id-duplicate`, `code-list-empty`,
 * `code-list-without-file`, `family-without-code`, `line-outside-source` and what the readers of codes do.
 */
export function readCodeLists(
  file: YamlFile<TerminologyFile>,
  folder: GuidelineFolder,
  source: SourceText,
  report: Report,
): CodeList[] {
  const seen = new Set<string>();
  return file.value.codeLists.map((entry, index) => {
    const at = (...path: (string | number)[]) => file.place(['codeLists', index, ...path]);
    if (seen.has(entry.id))
      report({
        code: 'id-duplicate',
        severity: 'error',
        message: `Two code lists share the id "${entry.id}".`,
        place: at(),
      });
    seen.add(entry.id);
    return readList(entry, at, folder, source, report);
  });
}

type At = (...path: (string | number)[]) => Place;

function readList(
  entry: CodeListEntry,
  at: At,
  folder: GuidelineFolder,
  source: SourceText,
  report: Report,
): CodeList {
  const { id, title, description, context, notes, families = [] } = entry;
  const fault = (code: string, message: string, place: Place) =>
    report({ code, severity: 'error', message, place });
  const line = source.lines[entry.line - 1];
  if (!line) fault('line-outside-source', `The source has no line ${entry.line}.`, at('line'));
  const { codes, filled } = codesOf(entry, at, folder, report);
  families.forEach((family, i) => {
    if (codes && !codes.some((code) => code.system === family.system && code.code.startsWith(family.root)))
      fault(
        'family-without-code',
        `No verified code of the list starts with "${family.root}". Mend the root, or list its codes.`,
        at('families', i),
      );
  });
  return {
    id,
    title,
    description,
    codes: overrideClasses(
      codes ?? [],
      codes ? (entry.overrides ?? []) : [],
      (i) => at('overrides', i),
      report,
    ),
    families,
    ...(context && { context }),
    ...(entry.slot && { slot: { file: `${folder.shown}/${entry.slot}`, filled } }),
    ...(notes && { notes }),
    place: placeOf(source, line ?? (source.lines[0] as SourceLine)),
    authored: at(),
  };
}

/**
 * The codes of the file and of the slot; undefined when the file could not be read. A slot is filled when the site's file
 * holds a code: one with nothing but its header is as empty as none.
 */
function codesOf(
  entry: CodeListEntry,
  at: At,
  folder: GuidelineFolder,
  report: Report,
): { codes: readonly ListedCode[] | undefined; filled: boolean } {
  const own =
    entry.file === undefined ? ownOfNone(entry, at, report) : ownOf(entry.file, entry, at, folder, report);
  const { slot } = entry;
  const given = slot !== undefined && hasFile(folder, slot);
  const bytes = given ? readBytes(folder, slot, report, at('slot')) : undefined;
  if (!bytes) return { codes: own, filled: given };
  const codes = readSlot(`${folder.shown}/${slot}`, bytes, own ?? [], report);
  return { codes, filled: codes.length > (own?.length ?? 0) || codes.some((code) => code.override) };
}

function ownOfNone(entry: CodeListEntry, at: At, report: Report): readonly ListedCode[] {
  if (!entry.slot)
    report({
      code: 'code-list-without-file',
      severity: 'error',
      message: `The code list "${entry.id}" names neither a file nor a slot, so it can hold no code. Name the CSV with its codes (file), or the one that a site may add (slot).`,
      place: at(),
    });
  return [];
}

function ownOf(
  name: string,
  entry: CodeListEntry,
  at: At,
  folder: GuidelineFolder,
  report: Report,
): readonly ListedCode[] | undefined {
  const bytes = readBytes(folder, name, report, at('file'));
  const file = `${folder.shown}/${name}`;
  const codes = bytes && readCodes(file, bytes, entry.context ?? false, report);
  if (codes && codes.length === 0)
    report({
      code: 'code-list-empty',
      severity: 'error',
      message: `The code list "${entry.id}" has no verified code: whatever asks for it could never be met. Add verified rows${entry.slot ? ', or leave out "file" and let the slot fill it' : ''}.`,
      place: { file, line: 1 },
    });
  return codes;
}
