import { lineHash } from '../input/lineHash.ts';
import type { Reading } from '../input/reading.ts';
import type { SourceText } from '../input/sourceText.ts';
import type { YamlEdit } from '../input/yamlEdits.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { Lock } from './bindLines.ts';
import type { GuidelineFiles } from './guidelineFiles.ts';
import type { LineFollower } from './lineFollower.ts';

/** What a new lock changes in the YAML files, by file name: the hash of the source, and every line that an entry names. */
export function relockEdits(
  files: GuidelineFiles,
  source: SourceText,
  reading: Reading,
  lines: LineFollower,
): Record<string, YamlEdit[]> {
  const rows = new Map(reading.rows.map((row) => [row.line.number, row.text]));
  const textAt = (line: number) => rows.get(line) ?? source.lines[line - 1]?.text ?? '';
  const lock = (path: YamlPath, entry: Lock): YamlEdit[] => {
    const line = lines.follow(entry.line, entry.hash);
    return [
      { path, key: 'line', value: line },
      { path, key: 'hash', value: lineHash(textAt(line)), after: 'line' },
    ];
  };
  const move = (path: YamlPath, entry: { readonly line?: number | undefined }): YamlEdit[] =>
    entry.line === undefined ? [] : [{ path, key: 'line', value: lines.follow(entry.line) }];
  return {
    'guideline.yaml': [{ path: ['source'], key: 'sha256', value: source.sha256, after: 'title' }],
    'recommendations.yaml': each(files.recommendations, 'recommendations', lock),
    'tables.yaml': (files.tables?.value.tables ?? []).flatMap((table, t) =>
      (['split', 'codes'] as const).flatMap((key) =>
        (table[key] ?? []).flatMap((entry, i) => lock(['tables', t, key, i], entry)),
      ),
    ),
    'variables.yaml': (['populations', 'exposures', 'comparators', 'outcomes'] as const).flatMap((key) =>
      each(files.variables, key, move),
    ),
    'metadata.yaml': (['useContexts', 'glossary'] as const).flatMap((key) => each(files.metadata, key, move)),
    'terminology.yaml': each(files.terminology, 'codeLists', move),
    'criteria.yaml': each(files.criteria, 'criteria', move),
    'eligibility.yaml': each(files.eligibility, 'plans', (path, plan) =>
      plan.lines.map((line, i) => ({ path: [...path, 'lines'], key: i, value: lines.follow(line) })),
    ),
  };
}

/** The edits of each entry of a list, with its path in the file. */
function each<T, K extends keyof T & string>(
  file: YamlFile<T> | undefined,
  list: K,
  edits: (path: YamlPath, entry: NonNullable<T[K]> extends readonly (infer E)[] ? E : never) => YamlEdit[],
): YamlEdit[] {
  const entries = (file?.value[list] ?? []) as readonly Parameters<typeof edits>[1][];
  return entries.flatMap((entry, index) => edits([list, index], entry));
}
