import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { OutputError } from './outputError.ts';
import { builder, type OutputMaker } from './outputMaker.ts';
import { removeFolder } from './removeFolder.ts';

/** The three folders of a run: the output, the one being written, and the one the old output steps aside to. */
export interface OutputPlace {
  readonly folder: string;
  readonly fresh: string;
  readonly old: string;
}

/**
 * Finds the real output folder (through links), makes its parent, and mends what interrupted runs left beside it: an
 * old output that had stepped aside comes back if nothing took its place, everything else of theirs is removed.
 * Folders of a run that is still alive are left alone.
 */
export function recoverFolder(folder: string, maker: OutputMaker = builder): OutputPlace {
  try {
    const real = realFolder(resolve(folder));
    const parent = dirname(real);
    mkdirSync(parent, { recursive: true });
    const stem = `.knart-${basename(real)}`;
    for (const name of readdirSync(parent).sort()) mend(join(parent, name), stem, real);
    return {
      folder: real,
      fresh: join(parent, `${stem}-new-${process.pid}`),
      old: join(parent, `${stem}-old-${process.pid}`),
    };
  } catch (error) {
    throw OutputError.from(error, folder, maker);
  }
}

/** Follows links, also one whose target stepped aside when a run was cut off. */
function realFolder(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  const link = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink();
  return link ? realFolder(resolve(dirname(folder), readlinkSync(folder))) : folder;
}

function mend(leftover: string, stem: string, folder: string): void {
  const name = basename(leftover);
  const [, state, pid] =
    /^-(new|old)-(\d+)$/.exec(name.startsWith(stem) ? name.slice(stem.length) : '') ?? [];
  if (!state || isRunning(Number(pid))) return;
  if (state === 'old' && !existsSync(folder)) renameSync(leftover, folder);
  else removeFolder(leftover);
}

/** Our own id is that of a dead run too: this one has written nothing yet. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
