import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, isError, type Report } from '../diagnostic.ts';
import { changedLines, type LineChange } from '../input/changedLines.ts';
import { type GuidelineFolder, readBytes } from '../input/guidelineFolder.ts';
import type { Layout } from '../input/layout.ts';
import type { Reading } from '../input/reading.ts';
import { readSourceText, type SourceText } from '../input/sourceText.ts';
import { visible } from '../input/visible.ts';
import { editYaml } from '../input/yamlEdits.ts';
import type { GuidelineFile } from './files.ts';
import { readGuidelineFiles } from './guidelineFiles.ts';
import { LineFollower } from './lineFollower.ts';
import { lockName, readBody } from './readSource.ts';
import { relockEdits } from './relockEdits.ts';
import { changedEntries, haveRows } from './relockEntries.ts';

/** What locking a source anew would write, and what changed since the last lock, in words. */
export interface RelockPlan {
  readonly words: string;
  /** Paths below the guideline's folder; empty when everything is locked already. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/**
 * Plans a new lock: the sha256 in guideline.yaml, line and hash of each entry in recommendations.yaml and tables.yaml, the
 * lines that other files name, and the reviewed copy. Refuses a text whose rows do not read, and entries whose row is gone. Entries follow their rows: by hash first, then by the place of the
 * row in the reviewed text. Undefined when the files cannot be read, or when the text can only be read with white space as
 * meant (`relock-white-space`), since a locked text is taken byte for byte.
 */
export async function planRelock(folder: GuidelineFolder, report: Report): Promise<RelockPlan | undefined> {
  let faulty = false;
  const files = await readGuidelineFiles(folder, (diagnostic) => {
    faulty ||= isError(diagnostic);
    report(diagnostic);
  });
  const { guideline, layout, recommendations } = files;
  if (faulty || !guideline || !layout || !recommendations) return undefined;
  const read = await readAsLocked(folder, guideline.value.source, layout.value, report);
  if (!read) return undefined;
  const { source, reading } = read;
  const reviewedPath = join(folder.path, lockName);
  const reviewed = existsSync(reviewedPath) ? readFileSync(reviewedPath, 'utf8') : undefined;
  const changes = reviewed === undefined ? [] : changedLines(reviewed, source.text);
  const lines = new LineFollower(source, changes);
  if (!haveRows(recommendations, lines, report)) return undefined;
  const edits = relockEdits(files, source, reading, lines);
  const changed = Object.entries(edits).flatMap(([path, list]) => {
    const text = list.length > 0 ? readFileSync(join(folder.path, path), 'utf8') : '';
    const content = editYaml(text, list);
    return content === text ? [] : [{ path, content }];
  });
  if (reviewed !== source.text) changed.push({ path: lockName, content: source.text });
  const words = wordsOf(folder, changes, reviewed === undefined, changed.length > 0);
  const touched = changedEntries(recommendations, reading, lines);
  const about = touched.length > 0 ? `Entries whose rows changed:\n${touched.join('\n')}\n` : '';
  return { words: words + about, files: changed };
}

/** A text that is about to be locked is taken byte for byte, like one that is. */
async function readAsLocked(
  folder: GuidelineFolder,
  { file: name, format }: GuidelineFile['source'],
  layout: Layout,
  report: Report,
): Promise<{ source: SourceText; reading: Reading } | undefined> {
  const bytes = readBytes(folder, name, report);
  if (!bytes) return undefined;
  const file = `${folder.shown}/${name}`;
  const meant: Diagnostic[] = [];
  const unlocked = readSourceText(file, bytes, { format }, (diagnostic) => meant.push(diagnostic));
  if (!unlocked) {
    for (const diagnostic of meant) report(diagnostic);
    return undefined;
  }
  const source = readSourceText(file, bytes, { sha256: unlocked.sha256, format }, report) as SourceText;
  // A text that only reads well with its white space as meant would never read well again once locked.
  const exact = await errorsOf(source, format, layout);
  const asMeant = await errorsOf(unlocked, format, layout);
  if (exact.faults.length === 0) return { source, reading: exact.reading };
  if (exact.faults.length <= asMeant.faults.length) {
    for (const fault of exact.faults) report(fault);
    return undefined;
  }
  for (const { message, place } of meant)
    report({
      code: 'relock-white-space',
      severity: 'error',
      message: `${message} A locked text is taken byte for byte, and so it cannot be read. Clean the file up first (save it as UTF-8 with LF line ends), then lock it.`,
      place,
    });
  return undefined;
}

async function errorsOf(source: SourceText, format: GuidelineFile['source']['format'], layout: Layout) {
  const faults: Diagnostic[] = [];
  const reading = await readBody(source, format, layout, (diagnostic) => {
    if (isError(diagnostic)) faults.push(diagnostic);
  });
  return { reading, faults };
}

function wordsOf(
  folder: GuidelineFolder,
  changes: readonly LineChange[],
  first: boolean,
  anything: boolean,
): string {
  if (!anything) return `${folder.shown}: the source is locked as it stands; nothing to do.\n`;
  if (first) return `${folder.shown}: first lock, there is no reviewed copy to compare with.\n`;
  if (changes.length === 0)
    return `${folder.shown}: no line of the source changed; hashes are written anew.\n`;
  const lines = changes.flatMap((change) => [
    `  line ${change.line}`,
    ...change.was.map((text) => `  - ${visible(text)}`),
    ...change.now.map((text) => `  + ${visible(text)}`),
  ]);
  return `${folder.shown}: the source changed since it was locked.\n${lines.join('\n')}\n`;
}
