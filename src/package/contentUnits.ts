import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostic.ts';
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
  /** Of a file in a package: what it holds, which threads can share. */
  readonly content?: Uint8Array;
}

/** Lines are read so many bytes at a time, or one line where that has more. */
const chunkSize = 4 << 20;

/**
 * What there is to read at a path, in the order in which it is read: a folder gives what its files hold, with all below, in alphabetical
 * order. A broken package is reported; a path that cannot be read throws.
 */
export function* contentUnits(path: string, report: Report): Generator<ContentUnit> {
  const isFolder = statSync(path).isDirectory();
  for (const file of isFolder ? filesBelow(path) : [path]) {
    const name = file.replaceAll('\\', '/');
    if (/\.ndjson$/i.test(file)) yield* lineUnits(file, name);
    else if (/\.(?:tgz|tar\.gz)$/i.test(file)) yield* packedUnits(file, name, report);
    else yield { path: file, file: name, line: 1, named: !isFolder, size: statSync(file).size };
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
function* packedUnits(path: string, name: string, report: Report): Generator<ContentUnit> {
  for (const { path: inside, content } of readTarball(readFileSync(path), name, report)) {
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

/** Whole lines, `chunkSize` bytes or one longer line each. The file is never held as a whole. */
function* lineUnits(path: string, file: string): Generator<ContentUnit> {
  const handle = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkSize);
    let [start, line, read] = [0, 1, 0];
    /** End of the last whole line that was seen, and the lines up to it. */
    let [end, lines] = [0, 0];
    for (;;) {
      const size = readSync(handle, chunk, 0, chunkSize, read);
      const unit = (upTo: number) => ({ path, file, line, named: true, start, size: upTo - start });
      if (size === 0) {
        if (read > start) yield unit(read);
        return;
      }
      for (let at = chunk.indexOf(10); at >= 0 && at < size; at = chunk.indexOf(10, at + 1)) {
        lines += 1;
        end = read + at + 1;
      }
      read += size;
      if (end - start < chunkSize / 2) continue;
      yield unit(end);
      [start, line, lines] = [end, line + lines, 0];
    }
  } finally {
    closeSync(handle);
  }
}
