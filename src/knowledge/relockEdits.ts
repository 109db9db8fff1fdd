import type { Report } from '../diagnostic.ts';
import { lineHash } from '../input/lineHash.ts';
import type { SourceText } from '../input/sourceText.ts';
import type { YamlEdit } from '../input/yamlEdits.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { Lock, Target } from './bindLines.ts';
import type { GuidelineFiles } from './guidelineFiles.ts';
import type { LineFollower } from './lineFollower.ts';
import { namedLines } from './namedLines.ts';
import type { Relocked } from './relockBinding.ts';
import type { RelockedEntries } from './relockedEntries.ts';

/**
 * What a new lock changes in the YAML files, by file name: the hash of the source, and every line that an entry names. What
 * is gone is reported and never written: `relock-row-gone` for a locked entry, `relock-line-gone` for any other line.
 */
export function relockEdits(
  files: GuidelineFiles,
  source: SourceText,
  { rows, tables }: RelockedEntries,
  lines: LineFollower,
  report: Report,
): Record<string, YamlEdit[]> {
  const move = mover(source, lines, report);
  const recommendations = rows.locks.flatMap((lock, index) =>
    lockEdits(lock, files.recommendations, ['recommendations', index], `"${lock.entry.id}"`, report),
  );
  return {
    'guideline.yaml': [{ path: ['source'], key: 'sha256', value: source.sha256, after: 'title' }],
    'recommendations.yaml': recommendations,
    'tables.yaml': tables.flatMap(({ path, title, binding }) =>
      binding.locks.flatMap((lock, i) =>
        lockEdits(lock, files.tables, [...path, i], `an entry of "${title}"`, report),
      ),
    ),
    'variables.yaml': (['populations', 'exposures', 'comparators', 'outcomes'] as const).flatMap((key) =>
      each(files.variables, key, (entry) => entry.quote, move),
    ),
    'metadata.yaml': [
      ...each(files.metadata, 'useContexts', (entry) => entry.text, move),
      ...each(files.metadata, 'glossary', () => undefined, move),
    ],
    'terminology.yaml': each(files.terminology, 'codeLists', () => undefined, move),
    'criteria.yaml': each(files.criteria, 'criteria', (entry) => entry.quote, move),
    'eligibility.yaml': [
      ...(files.eligibility ? namedLines(files.eligibility.value) : []).flatMap(({ path, lines: named }) =>
        named.flatMap((line, index) => move(files.eligibility, path, index, line)),
      ),
      ...each(files.eligibility, 'information', (entry) => entry.quote, move),
    ],
  };
}

function lockEdits(
  { entry, was, now }: Relocked<Lock, Target>,
  file: YamlFile<unknown> | undefined,
  path: YamlPath,
  name: string,
  report: Report,
): YamlEdit[] {
  if (now)
    return [
      { path, key: 'line', value: now.number },
      { path, key: 'hash', value: lineHash(now.text), after: 'line' },
    ];
  // An unlocked entry is one of the present text, and is missed with the guideline as it would be.
  if (file && entry.hash !== undefined)
    report({
      code: 'relock-row-gone',
      severity: 'error',
      message: `The row of ${name} (line ${was?.number ?? entry.line} of the reviewed text) is gone, or so changed that it is another. Nothing was locked. Restore the row, or remove the entry; if it is about another row now, give it the line of that row and remove its hash.`,
      place: file.place(path),
    });
  return [];
}

type Move = (
  file: YamlFile<unknown> | undefined,
  path: YamlPath,
  key: string | number,
  line: number,
  words?: string,
) => YamlEdit[];

function mover(source: SourceText, lines: LineFollower, report: Report): Move {
  const holds = (line: number | undefined, words: string) =>
    line !== undefined && source.lines[line - 1]?.text.includes(words);
  return (file, path, key, line, words) => {
    const to = lines.follow(line);
    // Whoever mended the line by hand is not corrected.
    if (words !== undefined && holds(line, words) && !holds(to, words)) return [];
    if (to !== undefined) return [{ path, key, value: to }];
    if (file)
      report({
        code: 'relock-line-gone',
        severity: 'error',
        message: `Line ${line} of the reviewed text is gone, which this entry names. Nothing was locked. Name another line of it (source.lock, whose lines count until the source is locked anew), or remove the entry.`,
        place: file.place([...path, key]),
      });
    return [];
  };
}

/** The edits of each entry of a list that names a line, with its path in the file. */
function each<T, K extends keyof T & string>(
  file: YamlFile<T> | undefined,
  list: K,
  wordsOf: (entry: NonNullable<T[K]> extends readonly (infer E)[] ? E : never) => string | undefined,
  move: Move,
): YamlEdit[] {
  const entries = (file?.value[list] ?? []) as readonly Parameters<typeof wordsOf>[0][];
  return entries.flatMap((entry, index) => {
    const { line } = entry as { readonly line?: number };
    return line === undefined ? [] : move(file, [list, index], 'line', line, wordsOf(entry));
  });
}
