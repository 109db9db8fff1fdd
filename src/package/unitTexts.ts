import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
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
      unit.content ? Buffer.from(unit.content) : readFileSync(unit.path),
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
  for (const bytes of linesIn(bytesAt(unit.path, unit.start, unit.size))) {
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

function decoded(bytes: Uint8Array, place: Place, largest: number, report: Report): string | undefined {
  if (bytes.length <= largest) return decodeText(bytes, place, report);
  reportTooLarge(place, largest, report);
  return undefined;
}

function reportTooLarge(place: Place, largest: number, report: Report): void {
  const message = `More than ${largest / 1e6} MB stand here, which is the most that is read at once. Write NDJSON, one resource a line.`;
  report({ code: 'file-too-large', severity: 'error', message, place });
}
