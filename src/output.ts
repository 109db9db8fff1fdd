import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkPaths } from './output/checkPaths.ts';
import { claimFolder } from './output/claimFolder.ts';
import { listFolder } from './output/listFolder.ts';
import { OutputError } from './output/outputError.ts';
import { builder, type OutputMaker } from './output/outputMaker.ts';
import { recoverFolder } from './output/recoverFolder.ts';
import { removeFolder } from './output/removeFolder.ts';
import { swapFolders } from './output/swapFolders.ts';

/**
 * A file to be written, with the path below the output folder (`/` as separator). Large ones come as bytes: a string with one
 * character beyond Latin 1 takes twice the memory, and would be encoded once more for its hash.
 */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes the output folder, all of it or nothing: the files go into a hidden folder beside it, which then takes its
 * place. Whatever fails before that (not writable, disk full, killed) leaves the old output as it was, and the next
 * run clears away what an interrupted one left. Folders of the old output that are not rebuilt stay when `keep` names
 * them; files beside the guidelines' folders that knart did not make stay always.
 * @param folder need not exist; an existing one must be empty or hold a `manifest.json` of the same command
 * @param keep ids of guidelines whose folders are carried over, see `keptGuidelines`
 * @param maker the command that writes
 * @throws OutputError when the outside world does not let it, with what to do about it
 */
export function writeOutput(
  files: readonly OutputFile[],
  folder: string,
  keep: ReadonlySet<string> = new Set(),
  maker: OutputMaker = builder,
): void {
  checkPaths(files.map(({ path }) => path));
  const place = recoverFolder(folder, maker);
  try {
    const replaced = claimFolder(place.folder, maker);
    mkdirSync(place.fresh, { recursive: true });
    carryOver(place.folder, place.fresh, (name) => !replaced.has(name) || keep.has(name));
    writeFiles(files, place.fresh);
    swapFolders(place);
  } catch (error) {
    removeFolder(place.fresh);
    throw OutputError.from(error, folder, maker);
  }
  removeFolder(place.old);
}

function carryOver(from: string, to: string, wanted: (name: string) => boolean): void {
  for (const name of listFolder(from)) if (wanted(name)) cpSync(join(from, name), join(to, name), copy);
}

/** Links stay what they are, and times too, so that nobody's untouched files look new. */
const copy = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true } as const;

function writeFiles(files: readonly OutputFile[], folder: string): void {
  const made = new Set<string>();
  for (const { path, content } of files) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(target, content);
  }
}
