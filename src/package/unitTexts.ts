import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Place, Report } from '../diagnostic.ts';
import type { ContentUnit } from './contentUnits.ts';
import { decodeText } from './decodeText.ts';
import { type ReadLimits, usualLimits } from './readLimits.ts';

/** A text that holds one resource, and where it begins in its file. */
export interface ContentText {
  readonly text: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly named: boolean;
}

/** The texts of a unit: each line, or the whole. One that is no text in UTF-8, or too long, is reported. */
export function* unitTexts(
  unit: ContentUnit,
  report: Report,
  { text: largest }: ReadLimits = usualLimits,
): Generator<ContentText> {
  const { file, named } = unit;
  if (unit.start === undefined) {
    if (unit.size > largest) return reportTooLarge({ file }, largest, report);
    const text = decoded(
      unit.content ? Buffer.from(unit.content) : bytesOf(unit.path),
      { file },
      largest,
      report,
    );
    if (text !== undefined) yield { text, file, line: 1, named };
    return;
  }
  let { line } = unit;
  // Lines come some megabytes at a time, or one that is longer.
  if (unit.size > largest + (8 << 20)) return reportTooLarge({ file, line }, largest, report);
  const all = unit.content ? Buffer.from(unit.content) : bytesAt(unit.path, unit.start, unit.size);
  for (const bytes of linesIn(all)) {
    const place = { file, line };
    const text = decoded(bytes, place, largest, report);
    if (text !== undefined && text.trim() !== '') yield { text, ...place, named };
    line += 1;
  }
}

function* linesIn(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

/** All bytes of a file, which hold until the next are asked for. The size of one that the system makes up is not known. */
function bytesOf(path: string): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const stats = fstatSync(handle);
    return stats.isFile() && stats.size > 0
      ? filled(handle, 0, roomFor(stats.size).subarray(0, stats.size))
      : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Some bytes of a file. */
function bytesAt(path: string, start: number, size: number): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    return filled(handle, start, Buffer.alloc(size));
  } finally {
    closeSync(handle);
  }
}

function filled(handle: number, start: number, bytes: Buffer): Uint8Array {
  let read = 0;
  while (read < bytes.length) {
    const more = readSync(handle, bytes, read, bytes.length - read, start + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

/** A file after the other is read into the same room: memory of their own would be given back late. */
let scratch = Buffer.alloc(0);

function roomFor(size: number): Buffer {
  if (size > most) return Buffer.alloc(size);
  if (scratch.length < size) scratch = Buffer.alloc(Math.min(most, 2 * size));
  return scratch;
}

const most = 16 << 20;

function decoded(bytes: Uint8Array, place: Place, largest: number, report: Report): string | undefined {
  if (bytes.length <= largest) return decodeText(bytes, place, report);
  reportTooLarge(place, largest, report);
  return undefined;
}

function reportTooLarge(place: Place, largest: number, report: Report): void {
  const message = `More than ${largest / 1e6} MB stand here, which is the most that is read at once. Write NDJSON, one resource a line.`;
  report({ code: 'file-too-large', severity: 'error', message, place });
}
