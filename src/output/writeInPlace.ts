import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../output.ts';
import { OutputError } from './outputError.ts';
import { builder, type OutputMaker } from './outputMaker.ts';
import { removeFolder } from './removeFolder.ts';

/** Replaces single files, each by a rename, so that none is ever half written; their folder is made if need be. */
export function writeInPlace(
  files: readonly OutputFile[],
  folder: string,
  maker: OutputMaker = builder,
): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    const fresh = `${target}.knart-new`;
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(fresh, content);
      renameSync(fresh, target);
    } catch (error) {
      removeFolder(fresh);
      throw OutputError.from(error, target, maker);
    }
  }
}
