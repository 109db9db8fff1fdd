import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder } from './listFolder.ts';
import { OutputError } from './outputError.ts';
import type { OutputMaker } from './outputMaker.ts';

/**
 * Makes sure that a folder may be replaced, and returns the names in it that the same command made: its `manifest.json` and the
 * guidelines' folders that this file lists. A folder that is not there or empty gives none.
 * @throws OutputError for a folder with content and without that manifest, so that `--out .` destroys nothing
 */
export function claimFolder(folder: string, { tool, option }: OutputMaker): ReadonlySet<string> {
  if (listFolder(folder).length === 0) return new Set();
  const guidelines = guidelinesOf(join(folder, 'manifest.json'), tool);
  if (!guidelines)
    throw new OutputError(
      `${folder} is not empty and holds no manifest.json of ${tool}, so ${tool} will not replace it. ` +
        `Choose another folder with ${option}, or empty this one if nothing in it is needed.`,
    );
  return new Set(['manifest.json', ...guidelines]);
}

/** Ids of the guidelines in a manifest, undefined when the file is not one of ours. */
function guidelinesOf(file: string, tool: string): string[] | undefined {
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    if (manifest?.tool?.name !== tool) return undefined;
    return (manifest.guidelines as { id: string }[]).map(({ id }) => id);
  } catch {
    return undefined;
  }
}
