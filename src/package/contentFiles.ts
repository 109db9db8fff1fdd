import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostic.ts';
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

/** What one file may hold: text that is longer cannot be held at once. */
const largest = 500_000_000;

/**
 * The JSON texts at a path: of a `.json` file its own, of an `.ndjson` file each line, of a `.tgz` (an npm package of FHIR) each resource
 * of it, of a folder what its files hold, with all below, in alphabetical order. Texts that are not UTF-8 or too long are reported. A path that cannot be
 * read throws.
 */
export function* contentTexts(path: string, report: Report): Generator<ContentText> {
  const isFolder = statSync(path).isDirectory();
  for (const file of isFolder ? filesBelow(path) : [path]) {
    const name = file.replaceAll('\\', '/');
    if (/\.ndjson$/i.test(file)) yield* lines(file, name, report);
    else if (/\.(?:tgz|tar\.gz)$/i.test(file)) yield* packed(file, name, report);
    else if (statSync(file).size > largest) reportTooLarge({ file: name }, report);
    else {
      const text = decoded(readFileSync(file), { file: name }, report);
      if (text !== undefined) yield { text, file: name, line: 1, named: !isFolder };
    }
  }
}

function filesBelow(path: string): string[] {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => /\.(?:json|ndjson)$/i.test(name) && !name.split(/[\\/]/).includes('node_modules'))
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

/** The resources of a package; what describes the package, and what lies in folders (examples), is none of its content. */
function* packed(file: string, name: string, report: Report): Generator<ContentText> {
  const bytes = readFileSync(file);
  for (const { path, content } of readTarball(bytes, name, report)) {
    const [, own] = /^(?:\.\/)?package\/([^/]+\.json)$/i.exec(path) ?? [];
    if (own === undefined || own === 'package.json' || own.startsWith('.')) continue;
    const inside = `${name}/package/${own}`;
    const text = decoded(content, { file: inside }, report);
    if (text !== undefined) yield { text, file: inside, line: 1, named: false };
  }
}

/** The lines of a file, which is never held as a whole. */
function* lines(file: string, name: string, report: Report): Generator<ContentText> {
  let line = 0;
  for (const bytes of byteLines(file)) {
    line += 1;
    const text = decoded(bytes, { file: name, line }, report);
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

function decoded(
  bytes: Uint8Array,
  place: { readonly file: string; readonly line?: number },
  report: Report,
): string | undefined {
  if (bytes.length > largest) {
    reportTooLarge(place, report);
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const what = place.line === undefined ? 'The file' : 'The line';
    const message = `${what} is not UTF-8 text, which FHIR requires: save it as UTF-8.`;
    report({ code: 'json-encoding', severity: 'error', message, place });
    return undefined;
  }
}

function reportTooLarge(place: { readonly file: string; readonly line?: number }, report: Report): void {
  const message = `More than ${largest / 1e6} MB stand here, which is the most that is read at once. Write NDJSON, one resource a line.`;
  report({ code: 'file-too-large', severity: 'error', message, place });
}
