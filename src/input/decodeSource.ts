import { firstBadByte, positionOf } from '../badByte.ts';
import type { Report } from '../diagnostic.ts';

/** Largest source text that is read, in bytes: a guideline's tables are a few thousand lines. */
export const largestSource = 10_000_000;

/**
 * Decodes the bytes of a source text, a byte order mark included. Reports `source-empty`, `source-binary`,
 * `source-encoding` and `source-too-large`; the first bad byte is named by its line and column.
 */
export function decodeSource(file: string, bytes: Uint8Array, report: Report): string | undefined {
  const refuse = (code: string, message: string, at?: number) => {
    const place = at === undefined ? { file } : { file, ...positionOf(bytes, at) };
    report({ code, severity: 'error', message, place });
    return undefined;
  };
  if (bytes.length > largestSource)
    return refuse(
      'source-too-large',
      `The file has ${bytes.length} bytes; a source text may have ${largestSource}. Is it the text of one guideline?`,
    );
  if (bytes.length === 0)
    return refuse('source-empty', 'The file is empty; the text of the guideline was expected.');
  const zero = bytes.indexOf(0);
  if (zero >= 0) return refuse('source-binary', binaryWords(bytes), zero);
  try {
    const text = decode(bytes);
    if (text.trim() !== '') return text;
    return refuse('source-empty', 'The file holds only white space; the text of the guideline was expected.');
  } catch {
    const at = firstBadByte(bytes);
    const hex = (bytes[at] as number).toString(16).toUpperCase().padStart(2, '0');
    return refuse(
      'source-encoding',
      `The file is not UTF-8 text: the byte ${hex} stands here. Save it as UTF-8.`,
      at,
    );
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function binaryWords(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return wide
    ? 'The file is UTF-16 text; UTF-8 was expected. Save it as UTF-8.'
    : 'The file is binary (it holds a zero byte); plain UTF-8 text was expected. Export the text first.';
}
