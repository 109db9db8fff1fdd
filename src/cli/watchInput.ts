import { setTimeout as wait } from 'node:timers/promises';

/** How often the input is looked at, in milliseconds. */
const interval = 150;

/**
 * Calls `again` whenever `look` sees something else than at the last build, one call at a time, until the process is
 * interrupted. Asks for the files instead of listening to the system: Node's recursive watcher loses a file once an
 * editor replaces it by a rename.
 * @param built what `look` saw just before the first build
 */
export async function watchInput(
  look: () => string,
  built: string,
  again: () => Promise<unknown>,
): Promise<void> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once('SIGINT', stop);
  let known = built;
  let before = built;
  while (await passes(interrupt.signal)) {
    const now = look();
    // Editors write in several steps: build once two looks see the same.
    if (now !== known && now === before) {
      known = now;
      await again();
    }
    before = now;
  }
  process.off('SIGINT', stop);
}

/** True after the interval, false once interrupted. */
async function passes(signal: AbortSignal): Promise<boolean> {
  try {
    await wait(interval, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
