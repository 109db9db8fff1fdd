import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, isError, type Report } from '../diagnostic.ts';
import { changedLines } from '../input/changedLines.ts';
import { type GuidelineFolder, readBytes } from '../input/guidelineFolder.ts';
import type { Layout } from '../input/layout.ts';
import type { Reading } from '../input/reading.ts';
import { readSourceText, type SourceText } from '../input/sourceText.ts';
import { editYaml } from '../input/yamlEdits.ts';
import type { GuidelineFile } from './files.ts';
import { type GuidelineFiles, readGuidelineFiles } from './guidelineFiles.ts';
import { LineFollower } from './lineFollower.ts';
import { readGuideline } from './readGuideline.ts';
import { lockName, readBody, readReviewed } from './readSource.ts';
import { relockEdits } from './relockEdits.ts';
import { type RelockedEntries, relockedEntries } from './relockedEntries.ts';
import { relockWords } from './relockWords.ts';
import { shiftWords } from './shiftOf.ts';

/** What locking a source anew would write, and what changed since the last lock, in words. */
export interface RelockPlan {
  readonly words: string;
  /** Paths below the guideline's folder; empty when everything is locked already. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/**
 * Plans a new lock: the sha256 in guideline.yaml, line and hash of each entry in recommendations.yaml and tables.yaml, the
 * lines that other files name, and the reviewed copy. Entries follow their rows: by hash first, then by the place of the
 * row in the reviewed text. Undefined when the files cannot be read, when a line that an entry names is gone (`relock-row-gone`,
 * `relock-line-gone`), when the text can only be read with white space as meant (`relock-white-space`), since a locked text is
 * taken byte for byte, or when the guideline as it would be then has errors, which are reported.
 */
export async function planRelock(folder: GuidelineFolder, report: Report): Promise<RelockPlan | undefined> {
  let faulty = false;
  const noting: Report = (diagnostic) => {
    faulty ||= isError(diagnostic);
    report(diagnostic);
  };
  const files = await readGuidelineFiles(folder, noting);
  const { guideline, layout, recommendations } = files;
  if (faulty || !guideline || !layout || !recommendations) return undefined;
  const format = guideline.value.source.format;
  const now = await readAsLocked(folder, guideline.value.source, layout.value, noting);
  const reviewed = readReviewed(folder, noting);
  if (!now || faulty) return undefined;
  const was = reviewed === undefined ? undefined : await readReading(reviewed, format, layout.value);
  const lines = new LineFollower(reviewed === undefined ? [] : changedLines(reviewed, now.source.text));
  const entries = relockedEntries(files, was, now.reading, lines);
  reportShifts(entries, files, noting);
  const edits = relockEdits(files, now.source, entries, lines, noting);
  if (faulty) return undefined;
  const planned = Object.entries(edits).flatMap(([path, list]) => {
    const text = list.length > 0 ? readFileSync(join(folder.path, path), 'utf8') : '';
    const content = editYaml(text, list);
    return content === text ? [] : [{ path, content }];
  });
  if (reviewed !== now.source.text) planned.push({ path: lockName, content: now.source.text });
  if (!(await readsWell(folder, planned, report))) return undefined;
  const labels = new Map(layout.value.scales.map(({ id, label }) => [id, label]));
  const words = relockWords(lines.pairs, entries, { labels, was });
  return { words: titled(folder, words, reviewed === undefined, planned.length > 0), files: planned };
}

/** What the reviewed text said; faults that it has by now (its layout may have changed) are of no interest. */
async function readReading(
  text: string,
  format: GuidelineFile['source']['format'],
  layout: Layout,
): Promise<Reading | undefined> {
  const ignore = () => undefined;
  const bytes = Buffer.from(text);
  const { sha256 = '' } = readSourceText(lockName, bytes, { format }, ignore) ?? {};
  const source = readSourceText(lockName, bytes, { sha256, format }, ignore);
  return source && readBody(source, format, layout, ignore);
}

/** Where unlocked entries seem to be meant is a guess, and no guess is locked. */
function reportShifts({ rows, tables }: RelockedEntries, files: GuidelineFiles, report: Report): void {
  const fault = (message: string, file: keyof Pick<GuidelineFiles, 'recommendations' | 'tables'>) =>
    report({
      code: 'entries-shifted',
      severity: 'error',
      message,
      place: files[file]?.place([file]) ?? { file: `${file}.yaml` },
    });
  if (rows.shift) fault(shiftWords(rows.shift), 'recommendations');
  for (const { title, binding } of tables)
    if (binding.shift) fault(`"${title}": ${shiftWords(binding.shift)}`, 'tables');
}

/** Reads the guideline as it would be after the lock: what nobody could build is not locked. Reports its errors. */
async function readsWell(
  folder: GuidelineFolder,
  files: RelockPlan['files'],
  report: Report,
): Promise<boolean> {
  const planned = new Map(files.map(({ path, content }) => [path, content]));
  let sound = true;
  // A date that only a build is given is not missed here.
  const overrides = { sourceDateEpoch: '0' };
  await readGuideline({ path: folder.path, shown: folder.shown, planned }, overrides, (diagnostic) => {
    if (!isError(diagnostic)) return;
    sound = false;
    report(diagnostic);
  });
  return sound;
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
  // Faults that have nothing to do with white space (a bullet of another shape) are told as what they are.
  if (exact.faults.length <= asMeant.faults.length || meant.length === 0) {
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

function titled(
  folder: GuidelineFolder,
  words: readonly string[],
  first: boolean,
  anything: boolean,
): string {
  const below = words.map((line) => `${line}\n`).join('');
  if (!anything) return `${folder.shown}: the source is locked as it stands; nothing to do.\n`;
  if (first) return `${folder.shown}: first lock, there is no reviewed copy to compare with.\n${below}`;
  if (!words.some((line) => /^ {2}[-+] /.test(line)))
    return `${folder.shown}: no line of the source changed; hashes are written anew.\n${below}`;
  return `${folder.shown}: the source changed since it was locked.\n${below}`;
}
