import { rmSync } from 'node:fs';

/** Removes a folder as far as it can; what stays is removed by the next run. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A remainder harms nobody: its name is hidden, and it never counts as output.
  }
}
