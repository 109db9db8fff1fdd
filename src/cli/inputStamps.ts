import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Path, time and size of each file below the folders, as one text to compare with a later one. Hidden files (of editors,
 * of git) and the output folder do not count.
 */
export function inputStamps(folders: readonly string[], output: string): string {
  return folders.flatMap((folder) => stampsOf(folder, resolve(output))).join('\n');
}

function stampsOf(folder: string, output: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return realpathSync(path) === output ? [] : stampsOf(path, output);
        const { mtimeMs, size, ino } = statSync(path);
        return [`${path} ${mtimeMs} ${size} ${ino}`];
      });
  } catch {
    // A file that goes away meanwhile is a change, and the next look tells which.
    return [`${folder} cannot be read`];
  }
}
