import type { Report } from '../diagnostic.ts';
import { type GuidelineFolder, hasFile, readBytes } from '../input/guidelineFolder.ts';
import type { Layout } from '../input/layout.ts';
import type { Reading } from '../input/reading.ts';
import { readText } from '../input/readText.ts';
import { readSourceText, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { GuidelineFile } from './files.ts';
import { reportChangedLines } from './reportChangedLines.ts';

/** Name of the reviewed copy of a locked source, written by `knart check --relock`. */
export const lockName = 'source.lock';

/** Reads the source text that guideline.yaml names, and says what changed if it is not the one that was locked. */
export async function readSource(
  folder: GuidelineFolder,
  file: YamlFile<GuidelineFile>,
  report: Report,
): Promise<SourceText | undefined> {
  const { file: name, sha256, format } = file.value.source;
  const bytes = readBytes(folder, name, report, file.place(['source', 'file']));
  if (!bytes) return undefined;
  const lock = { format, ...(sha256 !== undefined && { sha256 }) };
  const source = readSourceText(`${folder.shown}/${name}`, bytes, lock, report);
  if (!source || sha256 === undefined || source.sha256 === sha256) return source;
  const reviewed = readReviewed(folder, report);
  if (reviewed === undefined) return source;
  const changesNamed = await reportChangedLines(reviewed, source, report);
  return { ...source, changesNamed };
}

/** The reviewed copy of the source, if there is one. */
export function readReviewed(folder: GuidelineFolder, report: Report): string | undefined {
  const bytes = hasFile(folder, lockName) ? readBytes(folder, lockName, report) : undefined;
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Reads what the source says, in the format that guideline.yaml names. */
export async function readBody(
  source: SourceText,
  format: GuidelineFile['source']['format'],
  layout: Layout,
  report: Report,
): Promise<Reading> {
  // CSV and Markdown readers are loaded only where a guideline needs them.
  switch (format) {
    case 'text':
      return readText(source, layout, report);
    case 'csv':
      return (await import('../input/readCsv.ts')).readCsv(source, layout, report);
    case 'markdown':
      return (await import('../input/readMarkdown.ts')).readMarkdown(source, layout, report);
  }
}
