import type { Reading, ReadRow } from '../input/reading.ts';
import type { YamlPath } from '../input/yamlFile.ts';
import type { Lock, Target } from './bindLines.ts';
import type { RecommendationEntry } from './files.ts';
import type { GuidelineFiles } from './guidelineFiles.ts';
import type { LineFollower } from './lineFollower.ts';
import { type RelockBinding, relockBinding } from './relockBinding.ts';

/** A row as what an entry is locked to. */
export interface RowTarget extends Target {
  readonly row: ReadRow;
}

/** The locks of one list of a table. */
export interface RelockedTable {
  readonly path: YamlPath;
  readonly title: string;
  /** What an entry of the list is, in words. */
  readonly kind: 'code' | 'split' | 'reason';
  readonly binding: RelockBinding<Lock, Target>;
}

/** All that is locked to lines of the source, with what it was and is about. */
export interface RelockedEntries {
  readonly rows: RelockBinding<RecommendationEntry, RowTarget>;
  readonly tables: readonly RelockedTable[];
}

/** Binds all locks of a guideline to the source as it stands, by way of the reviewed text if there is one. */
export function relockedEntries(
  files: GuidelineFiles,
  was: Reading | undefined,
  now: Reading,
  lines: LineFollower,
): RelockedEntries {
  const entries = files.recommendations?.value.recommendations ?? [];
  const rowsOf = (reading: Reading): RowTarget[] =>
    reading.rows.map((row) => ({ number: row.line.number, text: row.text, row }));
  return {
    rows: relockBinding(entries, was && rowsOf(was), rowsOf(now), lines),
    tables: (files.tables?.value.tables ?? []).flatMap((table, t) => {
      const found = now.tables.find((one) => one.id === table.table);
      const before = was?.tables.find((one) => one.id === table.table);
      if (!found) return [];
      return (['split', 'codes', 'notComputed'] as const).map((key) => ({
        path: ['tables', t, key],
        title: found.title,
        kind: kinds[key],
        binding: relockBinding<Lock, Target>(
          table[key] ?? [],
          before && targetsOf(before.entries),
          targetsOf(found.entries),
          lines,
        ),
      }));
    }),
  };
}

const kinds = { split: 'split', codes: 'code', notComputed: 'reason' } as const;

function targetsOf(entries: Reading['tables'][number]['entries']): Target[] {
  return entries.map(({ line, printed }) => ({ number: line.number, text: printed }));
}
