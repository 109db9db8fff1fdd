import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../output.ts';
import { OutputError } from './outputError.ts';

/** Replaces single files, each by a rename, so that none is ever half written. For `--relock`, which edits the input. */
export function writeInPlace(files: readonly OutputFile[], folder: string): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    const fresh = `${target}.knart-new`;
    try {
      writeFileSync(fresh, content);
      renameSync(fresh, target);
    } catch (error) {
      rmSync(fresh, { force: true });
      throw OutputError.from(error, target);
    }
  }
}
