import { OutputError } from '../output/outputError.ts';

/**
 * A failure of the world outside as a sentence that says what to do; undefined for anything else, which is a bug of ours
 * and keeps its stack.
 */
export function failureWords(error: unknown): string | undefined {
  if (error instanceof OutputError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return undefined;
  const what = path === undefined ? 'A file' : `"${path}"`;
  return `${what} cannot be read: ${reasons[code] ?? `${message}.`}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder. Check the path.',
  ENOTDIR: 'a part of the path is a file, not a folder. Check the path.',
  EISDIR: 'it is a folder where a file is needed. Check the path.',
  EACCES: 'permission denied. Check who may read it.',
  EPERM: 'permission denied. Check who may read it.',
  ELOOP: 'its links lead round in a circle. Mend the links.',
  ENAMETOOLONG: 'the path is too long for this file system. Check the path.',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n) and run again.',
  EIO: 'the disk reports an input/output error. Check it and run again.',
};
