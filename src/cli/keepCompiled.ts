import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../output.ts';
import type { Console } from './run.ts';

/**
 * Writes what was compiled beside the guideline, to be committed with it, so that the next build need not compile. A folder that
 * cannot be written is no fault of the build: it says so and compiles again next time.
 */
export function keepCompiled(files: readonly OutputFile[], folder: string, console: Console): void {
  try {
    for (const { path, content } of files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    console.err(
      `What was compiled cannot be kept in ${folder} (${code}), so every build will compile it again.\n`,
    );
  }
}
