import { createHash } from 'node:crypto';

/** The namespace of names that are urls, as bytes. */
const urls = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** The UUID of a url: the same for the same, without clock or dice (version 5). https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
export function nameUuid(url: string): string {
  const bytes = createHash('sha1').update(urls).update(url, 'utf8').digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
