import { createHash } from 'node:crypto';
import type { Place, Report } from '../diagnostic.ts';
import { decodeSource } from './decodeSource.ts';
import { convertedLines, exactLines, meantLines, type SourceFormat, type SourceLine } from './sourceLines.ts';

export type { SourceFormat, SourceLine } from './sourceLines.ts';

/** A guideline's text as lines that know where they stand. */
export interface SourceText {
  readonly file: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Base64. */
  readonly sha1: string;
  /** Decoded text, as it stands in the file. */
  readonly text: string;
  /** Lines as read: without line ends and, in an unlocked text, with its white space as meant. */
  readonly lines: readonly SourceLine[];
  readonly locked: boolean;
  /** True once each line that differs from the locked text was reported, so that nothing need say so again. */
  readonly changesNamed?: boolean;
}

/** The place of a line, or of a part of it (`column` 1-based). */
export function placeOf(
  source: { readonly file: string },
  line: SourceLine,
  column = 1,
  length?: number,
): Place {
  const end = length === undefined ? undefined : column - 1 + length;
  return {
    file: source.file,
    line: line.number,
    column,
    length: length ?? Math.max(line.text.length - (column - 1), 0),
    quote: line.text.slice(column - 1, end),
  };
}

/**
 * Reads the bytes of a source text. A locked one (its hash is known) is taken byte for byte; in an unlocked one line ends,
 * byte order mark, no-break spaces, tabs and trailing spaces are read as meant, each with an information.
 * Reports `source-changed`, and what `decodeSource` and `meantLines` do.
 */
export function readSourceText(
  file: string,
  bytes: Uint8Array,
  lock: { readonly sha256?: string; readonly format?: SourceFormat },
  report: Report,
): SourceText | undefined {
  const text = decodeSource(file, bytes, report);
  if (text === undefined) return undefined;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (lock.sha256 !== undefined && lock.sha256 !== sha256)
    report({
      code: 'source-changed',
      severity: 'error',
      message: `The source text differs from the one that was reviewed: its sha256 is ${sha256}, guideline.yaml names ${lock.sha256}. Restore the text, or review the change and run "knart check --relock".`,
      place: { file },
    });
  return {
    file,
    bytes: bytes.length,
    sha256,
    sha1: createHash('sha1').update(bytes).digest('base64'),
    text,
    lines: linesOf(),
    locked: lock.sha256 !== undefined,
  };

  function linesOf(): SourceLine[] {
    if (lock.sha256 === undefined) return meantLines(file, text as string, lock.format ?? 'text', report);
    return lock.sha256 === sha256 ? exactLines(text as string) : convertedLines(text as string);
  }
}
