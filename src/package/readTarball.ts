import { gunzipSync } from 'node:zlib';
import type { Report } from '../diagnostic.ts';

/** A file of an archive. */
export interface PackedFile {
  /** As the archive has it; nothing is ever written there. */
  readonly path: string;
  readonly content: Uint8Array;
}

const block = 512;

/**
 * Reads the plain files of a gzipped tar archive, as npm makes packages: ustar, with long names as pax and GNU write them. Links, devices and
 * folders are passed over. What is broken or unpacks to too much is reported (`archive-broken`), and read as far as it goes; a small file may hold terabytes of
 * zeros. A name that leads out of the archive is reported (`archive-path`), and its file is left out.
 * @param largest bytes that the archive may unpack to
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */
export function readTarball(
  bytes: Uint8Array,
  file: string,
  report: Report,
  largest = 500_000_000,
): readonly PackedFile[] {
  const broken = (why: string) =>
    report({ code: 'archive-broken', severity: 'error', message: `The archive ${why}.`, place: { file } });
  const tar = unpacked(bytes, largest, broken);
  const files: PackedFile[] = [];
  let longName: string | undefined;
  for (let at = 0; tar && at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    const size = octal(header, 124, 12);
    if (!isHeader(header) || size === undefined || at + block + size > tar.length) {
      broken(`is damaged at byte ${at} of what it unpacks to; get it again`);
      break;
    }
    const content = tar.subarray(at + block, at + block + size);
    const type = String.fromCharCode(header[156] as number);
    if (type === 'x') longName = paxPath(content) ?? longName;
    else if (type === 'L') longName = text(content, 0, size);
    else {
      if (type === '0' || type === '\0') files.push({ path: longName ?? nameIn(header), content });
      longName = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
  return files.filter(({ path }) => staysInside(path) || reportLeaving(path, file, report));
}

function staysInside(path: string): boolean {
  return !/^[/\\]|^[a-z]:/i.test(path) && !path.split(/[/\\]/).includes('..');
}

/** Nothing is ever written, but others unpack the archive too. */
function reportLeaving(path: string, file: string, report: Report): false {
  const message = `The archive holds ${JSON.stringify(path)}, which would be unpacked outside of its folder; it was not read. Do not unpack this archive, get it from its publisher.`;
  report({ code: 'archive-path', severity: 'error', message, place: { file } });
  return false;
}

function unpacked(bytes: Uint8Array, largest: number, broken: (why: string) => void): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: largest });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      broken(
        `unpacks to more than ${largest / 1e6} MB, which is more than any package of FHIR; unpack it, and name the folder`,
      );
    else broken('is no gzip file, or not whole; get it again');
    return undefined;
  }
}

function nameIn(header: Uint8Array): string {
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : '';
  return prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
}

/** The sum of all bytes, its own field taken for blanks. */
function isHeader(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  return octal(header, 148, 8) === sum;
}

function octal(bytes: Uint8Array, start: number, length: number): number | undefined {
  const digits = text(bytes, start, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** Up to the first zero byte. */
function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Records `length key=value\n`. */
function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
}
