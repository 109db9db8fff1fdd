import type { Place, Report } from '../diagnostic.ts';
import type { Reading, ReadRow } from '../input/reading.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import { bindLines } from './bindLines.ts';
import type { RecommendationEntry, RecommendationsFile } from './files.ts';
import { rowLines, rowStubs } from './rowStubs.ts';
import { shiftWords } from './shiftOf.ts';

/** An entry with the row it is about, and its index in the file. */
export interface BoundEntry {
  readonly entry: RecommendationEntry;
  readonly index: number;
  readonly row: ReadRow;
}

/**
 * Joins entries and rows: by the hash of the row, or by its line where the entry is unlocked or its row changed. Each row
 * has one entry. Reports `row-changed`, `row-moved`, `row-missing`, `row-without-entry`, `row-bound-twice`,
 * `entries-shifted` and `entry-unlocked`.
 */
export function bindRows(
  file: YamlFile<RecommendationsFile>,
  { rows, unread }: Pick<Reading, 'rows' | 'unread'>,
  source: SourceText,
  report: Report,
): BoundEntry[] {
  const fault = (code: string, message: string, place: Place) =>
    report({ code, severity: 'error', message, place });
  const entries = file.value.recommendations;
  const targets = rows.map((row) => ({ number: row.line.number, text: row.text, row }));
  const { found, changed, lost, shift } = bindLines(entries, targets);
  if (shift)
    fault(
      'entries-shifted',
      shiftWords(shift),
      file.place(['recommendations', entries.indexOf(shift.first)]),
    );
  const faulty = new Set(unread.map((line) => line.number));
  const bound = entries.flatMap((entry, index): BoundEntry[] => {
    const row = found.get(entry)?.row;
    // A row with faults was reported as such.
    if (!row && faulty.has(entry.line)) return [];
    if (!row) {
      const [code, message] = missing(entry, lost.get(entry));
      fault(code, message, file.place(['recommendations', index]));
    } else if (changed.has(entry) && !source.changesNamed)
      fault(
        'row-changed',
        `This row changed since "${entry.id}" was written for it (or line ${entry.line} is another row now). Read the entry against the row as it stands, then run "knart check --relock".`,
        placeOf(source, row.line),
      );
    return row ? [{ entry, index, row }] : [];
  });
  reportWithoutEntry(file, rows, bound, source, report);
  reportMoved(bound, file, report);
  reportUnlocked(file, report);
  return bound.sort((a, b) => a.row.offset - b.row.offset);
}

function missing(entry: RecommendationEntry, other: RecommendationEntry | undefined): [string, string] {
  if (!other)
    return [
      'row-missing',
      `"${entry.id}" has no row: line ${entry.line} of the source is not a recommendation row. Mend the line, or remove the entry.`,
    ];
  if (entry.hash !== undefined && entry.hash !== other.hash)
    return [
      'row-missing',
      `"${entry.id}" has no row: no row has its hash any more, and line ${entry.line} is the row of "${other.id}" now. Mend the line and remove the hash, or remove the entry.`,
    ];
  return [
    'row-bound-twice',
    `"${entry.id}" and "${other.id}" are both about line ${entry.line} of the source. Each row has one entry: mend the line of one of them.`,
  ];
}

function reportWithoutEntry(
  file: YamlFile<RecommendationsFile>,
  rows: readonly ReadRow[],
  bound: readonly BoundEntry[],
  source: SourceText,
  report: Report,
): void {
  const taken = new Set(bound.map(({ row }) => row));
  // A malformed entry was reported as such; its row is not without one.
  const malformed = new Set(file.dropped.map((entry) => (entry as { readonly line?: unknown } | null)?.line));
  const bare = rows.filter((row) => !taken.has(row) && !malformed.has(row.line.number));
  const [first] = bare;
  if (!first) return;
  const all = bare.length > 1 ? ` and ${bare.length - 1} more (lines ${rowLines(bare)})` : '';
  const ids = file.value.recommendations.map(({ id }) => id);
  report({
    code: 'row-without-entry',
    severity: 'error',
    message: `No entry of ${file.file} is about this row${all}. Add under recommendations, and fill in what is empty:\n${rowStubs(bare, ids)}\nA row that leads to an order or an advice needs "question" and "activity" too.`,
    place: placeOf(source, first.line),
  });
}

/** One line more at the top moves every row: that is one finding. */
function reportMoved(
  bound: readonly BoundEntry[],
  file: YamlFile<RecommendationsFile>,
  report: Report,
): void {
  const moved = bound.filter(({ entry, row }) => entry.hash !== undefined && entry.line !== row.line.number);
  const first = moved[0];
  if (!first) return;
  const more = moved.length > 1 ? ` So it is with ${moved.length - 1} more.` : '';
  report({
    code: 'row-moved',
    severity: 'warning',
    message: `The row of "${first.entry.id}" stands on line ${first.row.line.number} now, not ${first.entry.line}.${more} Run "knart check --relock".`,
    place: file.place(['recommendations', first.index, 'line']),
  });
}

function reportUnlocked(file: YamlFile<RecommendationsFile>, report: Report): void {
  const entries = file.value.recommendations;
  const unlocked = entries.filter((entry) => entry.hash === undefined).length;
  if (unlocked === 0) return;
  const first = entries.findIndex((entry) => entry.hash === undefined);
  report({
    code: 'entry-unlocked',
    severity: 'information',
    message: `${unlocked} of ${entries.length} entries are not locked to the hash of their row, first this one. "knart check --relock" locks them.`,
    place: file.place(['recommendations', first]),
  });
}
