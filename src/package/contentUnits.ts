import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Report } from '../diagnostic.ts';
import { filesBelow } from './filesBelow.ts';
import { packageRelease } from './packageRelease.ts';
import { type ReadLimits, usualLimits } from './readLimits.ts';
import { readPipe } from './readPipe.ts';
import { readTarball } from './readTarball.ts';

/** A piece of content that can be read by itself, and again: a `.json` file, some lines of an `.ndjson` file, a file of a package. */
export interface ContentUnit {
  /** To open it. */
  readonly path: string;
  /** To show it: with `/`, and the path inside a package. */
  readonly file: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Whether the user asked for this very file, or it must hold a resource for another reason. */
  readonly named: boolean;
  /** In bytes. */
  readonly size: number;
  /** Of lines: the byte at which the first one begins. */
  readonly start?: number;
  /** Of a file in a package, and of a pipe: what it holds, which threads can share. */
  readonly content?: Uint8Array;
}

/** Lines are read so many bytes at a time. */
const chunkSize = 4 << 20;
/** So many bytes of lines are a unit, or one line where that has more: to look one resource up again all of its unit is read. */
const unitSize = 128 << 10;

/**
 * What there is to read at a path, in the order in which it is read: a folder gives what its files hold, with all below, in alphabetical
 * order. A broken package, and what cannot be read in a folder, is reported; a path that cannot be read throws.
 */
export function* contentUnits(
  path: string,
  report: Report,
  { text, archive }: ReadLimits = usualLimits,
): Generator<ContentUnit> {
  const stats = statSync(path);
  const isFolder = stats.isDirectory();
  if (!isFolder && !stats.isFile()) return yield* pipeUnits(path, stats.isFIFO(), report, { text, archive });
  const files = isFolder ? filesBelow(path, /\.(?:json|ndjson|xml)$/i, report) : [path];
  const isXml = (file: string) => isFolder && /\.xml$/i.test(file);
  reportXml(files.filter(isXml), report);
  for (const file of files.filter((each) => !isXml(each))) {
    const name = file.replaceAll('\\', '/');
    if (isLines(file)) yield* lineUnits(file, name);
    else if (isTarball(file)) yield* packedUnits(file, name, report, archive);
    else yield { path: file, file: name, line: 1, named: !isFolder, size: statSync(file).size };
  }
}

/** What is written to a pipe. A device or socket need never end, and a pipe need have no writer. */
function* pipeUnits(
  path: string,
  isPipe: boolean,
  report: Report,
  { text, archive }: ReadLimits,
): Generator<ContentUnit> {
  const content = isPipe ? readPipe(path, isTarball(path) ? archive : text) : undefined;
  const file = path.replaceAll('\\', '/');
  if (content === undefined) {
    const why = isPipe ? 'it is a pipe that nobody writes to' : 'it is a device or socket';
    const message = `This cannot be read: ${why}. Name a file, a package or a folder.`;
    report({ code: 'file-unreadable', severity: 'error', message, place: { file } });
  } else if (isTarball(path)) yield* packedUnits(path, file, report, archive, content);
  else {
    const unit = { path, file, line: 1, named: true, size: content.length, content };
    yield isLines(path) ? { ...unit, start: 0 } : unit;
  }
}

function isLines(path: string): boolean {
  return /\.ndjson$/i.test(path);
}

function isTarball(path: string): boolean {
  return /\.(?:tgz|tar\.gz)$/i.test(path);
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
 * The resources of a package; what describes the package, and what lies in folders (examples), is none of its content. Of a package for another
 * release of FHIR there are none.
 */
function* packedUnits(
  path: string,
  name: string,
  report: Report,
  archive: number,
  bytes: Uint8Array = readFileSync(path),
): Generator<ContentUnit> {
  const files = readTarball(bytes, name, report, archive);
  const manifest = files.find((each) => /^(?:\.\/)?package\/package\.json$/i.test(each.path));
  if (manifest && packageRelease(parsed(manifest.content), `${name}/package/package.json`, report)) return;
  for (const { path: inside, content } of files) {
    const [, own] = /^(?:\.\/)?package\/([^/]+\.json)$/i.exec(inside) ?? [];
    if (own === undefined || own === 'package.json' || own.startsWith('.')) continue;
    const shared = new Uint8Array(new SharedArrayBuffer(content.length));
    shared.set(content);
    yield {
      path,
      file: `${name}/package/${own}`,
      line: 1,
      named: false,
      size: content.length,
      content: shared,
    };
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Whole lines, `unitSize` bytes or one longer line each. The file is never held as a whole. */
function* lineUnits(path: string, file: string): Generator<ContentUnit> {
  const handle = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkSize);
    let [start, line, lines, read] = [0, 1, 0, 0];
    for (;;) {
      const size = readSync(handle, chunk, 0, chunkSize, read);
      const unit = (end: number) => ({ path, file, line, named: true, start, size: end - start });
      if (size === 0) {
        if (read > start) yield unit(read);
        return;
      }
      for (let at = chunk.indexOf(10); at >= 0 && at < size; at = chunk.indexOf(10, at + 1)) {
        const end = read + at + 1;
        lines += 1;
        if (end - start < unitSize) continue;
        yield unit(end);
        [start, line, lines] = [end, line + lines, 0];
      }
      read += size;
    }
  } finally {
    closeSync(handle);
  }
}
