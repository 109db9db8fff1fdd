/** Offset of the first byte of a text that is not UTF-8 at which a character is broken. */
export function firstBadByte(bytes: Uint8Array): number {
  let sound = 0;
  let broken = bytes.length;
  while (sound < broken) {
    const middle = (sound + broken + 1) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) sound = middle;
    else broken = middle - 1;
  }
  // A prefix that ends inside of a character still counts as sound: go back to where that character begins.
  while (sound > 0 && !decodes(bytes.subarray(0, sound), false)) sound--;
  return Math.min(sound, bytes.length - 1);
}

function decodes(bytes: Uint8Array, cutOff: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cutOff });
    return true;
  } catch {
    return false;
  }
}

/** Line and column, from 1, of an offset before which all is UTF-8. */
export function positionOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
