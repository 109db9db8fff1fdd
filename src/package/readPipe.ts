import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Milliseconds between two looks, and how many of them a pipe is given until somebody opens it to write. */
const pause = 10;
const looks = 300;

/**
 * All that is written to a pipe, in memory that threads can share: what was read once cannot be read again. Of more than `largest` bytes it gives
 * that many and a few, since a writer need not end. Undefined where nobody opens the pipe to write within three seconds.
 */
export function readPipe(path: string, largest: number): Uint8Array | undefined {
  // A pipe that is opened in the usual way waits for a writer for ever.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const parts: Uint8Array[] = [];
    let [size, left, isOpen] = [0, looks, false];
    while (size <= largest) {
      const part = nextPart(handle);
      if (part?.length === 0 && isOpen) break;
      if (part?.length === 0 && left-- === 0) return undefined;
      isOpen ||= part?.length !== 0;
      size += part?.length ?? 0;
      if (part?.length) parts.push(part);
      else sleep(isOpen ? 1 : pause);
    }
    return joined(parts, size);
  } finally {
    closeSync(handle);
  }
}

/** What there is to read now: nothing where nobody has the pipe open to write, undefined where somebody has and did not write yet. */
function nextPart(handle: number): Uint8Array | undefined {
  const room = Buffer.alloc(1 << 16);
  try {
    return room.subarray(0, readSync(handle, room));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(size));
  let at = 0;
  for (const part of parts) {
    shared.set(part, at);
    at += part.length;
  }
  return shared;
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
