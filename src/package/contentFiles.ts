import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import type { Place, Report } from '../diagnostic.ts';
import { decodeText } from './decodeText.ts';
import { filesBelow, reportUnreadable } from './filesBelow.ts';
import { packageRelease } from './packageRelease.ts';
import { readTarball } from './readTarball.ts';

/** A text of a file, and where it begins there. */
export interface ContentText {
  readonly text: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Whether the user asked for this very file, or it must hold a resource for another reason. */
  readonly named: boolean;
}

/** How much is read. */
export interface ReadLimits {
  /** Bytes of one text. */
  readonly text: number;
  /** Bytes that an archive unpacks to. */
  readonly archive: number;
}

/**
 * A string has at most half a billion characters, and the values of a text take some eight times its size: what exceeds the memory would end the
 * program without a word. The largest FHIR packages unpack to 150 MB.
 */
const usual: ReadLimits = {
  text: Math.min(500_000_000, Math.floor(getHeapStatistics().heap_size_limit / 8)),
  archive: 500_000_000,
};

/**
 * The JSON texts at a path: of a `.json` file its own, of an `.ndjson` file each line, of a `.tgz` (an npm package of FHIR) each resource
 * of it, of a folder what its files hold, with all below, in alphabetical order. What is no text, too long, or unreadable in a folder is reported. A path that
 * cannot be read throws.
 */
export function* contentTexts(
  path: string,
  report: Report,
  limits: ReadLimits = usual,
): Generator<ContentText> {
  if (!statSync(path).isDirectory()) {
    yield* textsOf(path, true, report, limits);
    return;
  }
  const files = filesBelow(path, report);
  reportXml(
    files.filter((file) => /\.xml$/i.test(file)),
    report,
  );
  for (const file of files.filter((name) => /\.(?:json|ndjson)$/i.test(name))) {
    try {
      yield* textsOf(file, false, report, limits);
    } catch (error) {
      reportUnreadable(file, error, report);
    }
  }
}

function* textsOf(file: string, named: boolean, report: Report, limits: ReadLimits): Generator<ContentText> {
  const name = file.replaceAll('\\', '/');
  if (/\.ndjson$/i.test(file)) yield* lines(file, name, report, limits);
  else if (/\.(?:tgz|tar\.gz)$/i.test(file)) yield* packed(file, name, report, limits);
  else if (statSync(file).size > limits.text) reportTooLarge({ file: name }, limits, report);
  else {
    const text = decoded(readFileSync(file), { file: name }, report, limits);
    if (text !== undefined) yield { text, file: name, line: 1, named };
  }
}

function reportXml(files: readonly string[], report: Report): void {
  const [first] = files;
  if (first === undefined) return;
  const message =
    files.length === 1
      ? 'This XML file was passed over: JSON is read.'
      : `${files.length} XML files were passed over, since JSON is read; this is the first.`;
  const place = { file: first.replaceAll('\\', '/') };
  report({ code: 'file-xml', severity: 'information', message, place });
}

/**
 * The resources of a package; what describes the package, and what lies in folders (examples), is none of its content. Of a package for another release
 * of FHIR there are none.
 */
function* packed(file: string, name: string, report: Report, limits: ReadLimits): Generator<ContentText> {
  const files = readTarball(readFileSync(file), name, report, limits.archive);
  const manifest = files.find(({ path }) => /^(?:\.\/)?package\/package\.json$/i.test(path));
  if (manifest && packageRelease(parsed(manifest.content), `${name}/package/package.json`, report)) return;
  for (const { path, content } of files) {
    const [, own] = /^(?:\.\/)?package\/([^/]+\.json)$/i.exec(path) ?? [];
    if (own === undefined || own === 'package.json' || own.startsWith('.')) continue;
    const inside = `${name}/package/${own}`;
    const text = decoded(content, { file: inside }, report, limits);
    if (text !== undefined) yield { text, file: inside, line: 1, named: false };
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The lines of a file, which is never held as a whole. */
function* lines(file: string, name: string, report: Report, limits: ReadLimits): Generator<ContentText> {
  let line = 0;
  for (const bytes of byteLines(file)) {
    line += 1;
    const text = decoded(bytes, { file: name, line }, report, limits);
    if (text !== undefined && text.trim() !== '') yield { text, file: name, line, named: true };
  }
}

const chunkSize = 1 << 20;

function* byteLines(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    let open: Buffer[] = [];
    for (;;) {
      const chunk = Buffer.alloc(chunkSize);
      const size = readSync(handle, chunk, 0, chunkSize, null);
      if (size === 0) break;
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...open, chunk.subarray(start, end)]);
        open = [];
        start = end + 1;
      }
      if (start < size) open.push(chunk.subarray(start, size));
    }
    if (open.length > 0) yield Buffer.concat(open);
  } finally {
    closeSync(handle);
  }
}

function decoded(bytes: Uint8Array, place: Place, report: Report, limits: ReadLimits): string | undefined {
  if (bytes.length <= limits.text) return decodeText(bytes, place, report);
  reportTooLarge(place, limits, report);
  return undefined;
}

function reportTooLarge(place: Place, { text }: ReadLimits, report: Report): void {
  const message = `More than ${Math.floor(text / 1e6)} MB stand here, which is the most that is read at once. Write NDJSON, one resource a line.`;
  report({ code: 'file-too-large', severity: 'error', message, place });
}
