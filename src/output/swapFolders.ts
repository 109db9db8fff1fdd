import { existsSync, renameSync } from 'node:fs';
import type { OutputPlace } from './recoverFolder.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Puts the fresh folder in the place of the old one. No system that Node runs on swaps folders in one step, so the
 * old one steps aside first; if the second step fails it comes back, and a signal has to wait until both are done.
 */
export function swapFolders({ folder, fresh, old }: OutputPlace): void {
  const release = holdSignals();
  try {
    const replaces = existsSync(folder);
    if (replaces) renameSync(folder, old);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (replaces) renameSync(old, folder);
      throw error;
    }
  } finally {
    release();
  }
}

/**
 * Keeps signals from ending the process. They are delivered when the event loop next looks for them, which it does
 * between two immediates; only then are they let go.
 */
function holdSignals(): () => void {
  for (const signal of signals) process.off(signal, passOn).on(signal, passOn);
  return () => void setImmediate(() => setImmediate(letGo));
}

/** Does what the signal would have done, unless somebody else has taken it over. */
function passOn(signal: NodeJS.Signals): void {
  letGo();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function letGo(): void {
  for (const signal of signals) process.off(signal, passOn);
}
