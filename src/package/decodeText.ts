import { isAscii } from 'node:buffer';
import { firstBadByte, positionOf } from '../badByte.ts';
import type { Place, Report } from '../diagnostic.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file or line in UTF-8, a byte order mark left out. What is none is reported with what it seems to be instead: `file-binary`,
 * `file-xml`, and `json-encoding` at the first bad byte.
 */
export function decodeText(bytes: Uint8Array, place: Place, report: Report): string | undefined {
  const refuse = (code: string, message: string, at?: Partial<Place>) => {
    report({ code, severity: 'error', message, place: { ...place, ...at } });
    return undefined;
  };
  if (isWide(bytes))
    return refuse('json-encoding', 'This is UTF-16 text; FHIR requires UTF-8. Save it as UTF-8.');
  const kind = kinds.find(([pattern]) => pattern.test(head(bytes)))?.[1];
  if (kind !== undefined)
    return refuse('file-binary', `This is ${kind}; FHIR resources in JSON were expected.`);
  try {
    // Text of one byte a character, which most is, is made and read faster.
    const text = isAscii(bytes)
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
      : decoder.decode(bytes);
    if (!/^\s*</.test(text)) return text;
    const what = text.includes('http://hl7.org/fhir') ? 'FHIR in XML' : 'XML or HTML';
    return refuse('file-xml', `This is ${what}; JSON is read. Convert it to JSON.`);
  } catch {
    return refuse(...badByte(bytes, place));
  }
}

/** UTF-16 with its mark, or with a zero beside the character with which JSON begins. */
function isWide([first, second, third]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0x7b && second === 0 && third !== 0) || (first === 0 && second === 0x7b);
}

/** The first bytes in hexadecimal. */
function head(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 8)).toString('hex');
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^504b0304/, 'a ZIP archive (or an Office document)'],
  [/^1f8b/, 'a compressed file (gzip; packages end in .tgz)'],
  [/^89504e47/, 'a PNG image'],
  [/^ffd8ff/, 'a JPEG image'],
  [/^47494638/, 'a GIF image'],
  [/^25504446/, 'a PDF'],
  [/^(?:7f454c46|4d5a)/, 'a program'],
  [/^53514c69746520/, 'a database'],
];

/** Lines of NDJSON know their line already. */
function badByte(bytes: Uint8Array, place: Place): [string, string, Partial<Place>] {
  const at = firstBadByte(bytes);
  const { line, column } = positionOf(bytes, at);
  const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const words = `This is not UTF-8 text, which FHIR requires: the byte ${hex} stands here. Save it as UTF-8.`;
  return ['json-encoding', words, { line: (place.line ?? 1) + line - 1, column }];
}
