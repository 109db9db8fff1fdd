import { builder, type OutputMaker } from './outputMaker.ts';

/** The output folder could not be written; the message says what to do, `cause` is what the system said. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  /** Turns what the file system threw into a sentence; our own errors pass through. */
  static from(error: unknown, folder: string, { option }: OutputMaker = builder): unknown {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!code || !syscall) return error;
    const advice = (advices[code] ?? 'See the cause; nothing was changed.').replace(builder.option, option);
    return new OutputError(`Cannot write ${folder}: ${advice} The old output is as it was.`, {
      cause: error,
    });
  }
}

const elsewhere = 'or choose another folder with --out.';
const permission = `permission denied. knart writes beside the folder first, so its parent must be writable too; mend that, ${elsewhere}`;
const fileInTheWay = `a file is in the way where a folder is needed; move it, ${elsewhere}`;

const advices: Readonly<Record<string, string>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: `the file system is read-only; make it writable, ${elsewhere}`,
  ENOSPC: 'the disk is full; make room and run again.',
  EDQUOT: 'your disk quota is used up; make room and run again.',
  EFBIG: 'a file is larger than the system allows; raise the limit and run again.',
  EMFILE: 'too many files are open; raise the limit (ulimit -n) and run again.',
  ENOTDIR: fileInTheWay,
  EEXIST: fileInTheWay,
  EISDIR: 'a folder is in the way where a file is needed; choose another name.',
  EBUSY: 'it is in use or a mount point, which cannot be replaced; choose a folder inside it with --out.',
  EXDEV: 'it is a mount point, which cannot be replaced; choose a folder inside it with --out.',
  EIO: 'the disk reports an input/output error; check it and run again.',
  ENAMETOOLONG: 'a path is too long for this file system; choose a shorter folder with --out.',
};
