import { isAscii } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Report } from '../diagnostic.ts';
import type { ContentUnit } from './contentUnits.ts';

/** A text that holds one resource, and where it begins in its file. */
export interface ContentText {
  readonly text: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly named: boolean;
}

/** The most bytes that are read as one text: a longer one cannot be held at once. */
const largest = 500_000_000;

/** The texts of a unit: each line, or the whole. One that is no UTF-8 or too long is reported. */
export function* unitTexts(unit: ContentUnit, report: Report): Generator<ContentText> {
  const { file, named } = unit;
  if (unit.start === undefined) {
    if (unit.size > largest) return reportTooLarge({ file }, report);
    const text = decoded(
      unit.content ? Buffer.from(unit.content) : readFileSync(unit.path),
      { file },
      report,
    );
    if (text !== undefined) yield { text, file, line: 1, named };
    return;
  }
  let { line } = unit;
  if (unit.size > 2 * largest) return reportTooLarge({ file, line }, report);
  for (const bytes of linesIn(bytesAt(unit.path, unit.start, unit.size))) {
    const place = { file, line };
    const text = decoded(bytes, place, report);
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

function bytesAt(path: string, start: number, size: number): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const more = readSync(handle, bytes, read, size - read, start + read);
      if (more === 0) break;
      read += more;
    }
    return bytes.subarray(0, read);
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
  // Text of one byte a character, which most is, is made and read faster.
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  try {
    return decoder.decode(bytes);
  } catch {
    const what = place.line === undefined ? 'The file' : 'The line';
    const message = `${what} is not UTF-8 text, which FHIR requires: save it as UTF-8.`;
    report({ code: 'json-encoding', severity: 'error', message, place });
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function reportTooLarge(place: { readonly file: string; readonly line?: number }, report: Report): void {
  const message = `More than ${largest / 1e6} MB stand here, which is the most that is read at once. Write NDJSON, one resource a line.`;
  report({ code: 'file-too-large', severity: 'error', message, place });
}
