import type { Report } from '../diagnostic.ts';
import { lineHash } from '../input/lineHash.ts';
import type { Reading } from '../input/reading.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { RecommendationsFile } from './files.ts';
import type { LineFollower } from './lineFollower.ts';

/**
 * Entries whose row is gone: they cannot be locked to anything. Reports `relock-row-gone` for each; true when there are none.
 */
export function haveRows(file: YamlFile<RecommendationsFile>, lines: LineFollower, report: Report): boolean {
  let sound = true;
  file.value.recommendations.forEach(({ id, line, hash }, index) => {
    if (!lines.isGone(line, hash)) return;
    sound = false;
    report({
      code: 'relock-row-gone',
      severity: 'error',
      message: `The row of "${id}" (line ${line} of the reviewed text) is gone. Remove the entry, or restore the row; nothing was locked.`,
      place: file.place(['recommendations', index]),
    });
  });
  return sound;
}

/** The entries whose rows read otherwise now, in words: what a reviewer confirms by locking. */
export function changedEntries(
  file: YamlFile<RecommendationsFile>,
  reading: Reading,
  lines: LineFollower,
): readonly string[] {
  const rows = new Map(reading.rows.map((row) => [row.line.number, row]));
  return file.value.recommendations.flatMap(({ id, line, hash, kind, direction, title }) => {
    const row = rows.get(lines.follow(line, hash));
    if (!row || hash === undefined || lineHash(row.text) === hash) return [];
    const ratings = row.ratings.map(({ printed }) => printed).join(', ');
    return [
      `  "${id}" (${kind}, direction ${direction}): ${title}`,
      `    is about line ${row.line.number}, rated ${ratings}. Kind, direction and title stay as they are: read them against the row.`,
    ];
  });
}
