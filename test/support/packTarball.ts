import { gzipSync } from 'node:zlib';

/** A file for an archive; `type` as tar has it, a plain file if nothing is said. */
export interface ToPack {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** A gzipped tar archive as npm makes it, of ustar headers. */
export function packTarball(files: readonly ToPack[]): Uint8Array {
  return gzipSync(Buffer.concat([...files.map(packed), Buffer.alloc(1024)]));
}

function packed({ path, content, type = '0' }: ToPack): Uint8Array {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
