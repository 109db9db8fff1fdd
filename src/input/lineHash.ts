import { createHash } from 'node:crypto';

/** The lock of a source line: the first 16 hex digits of the sha256 of the line as printed. */
export function lineHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
