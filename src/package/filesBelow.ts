import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostic.ts';

/**
 * The files below a folder, in alphabetical order of their paths, without those of `node_modules`. Links are followed, each folder is read once, so that links
 * in circles end. What cannot be read is reported (`file-unreadable`), and the rest is given all the same. A folder that cannot be read itself throws.
 */
export function filesBelow(folder: string, report: Report): readonly string[] {
  const files: string[] = [];
  const seen = new Set([realpathSync(folder)]);
  visit(readdirSync(folder, { withFileTypes: true }), '');
  return files.sort().map((path) => join(folder, path));

  function visit(entries: readonly Dirent[], below: string): void {
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() || entry.isSymbolicLink()) attempt(path);
    }
  }

  function attempt(path: string): void {
    const whole = join(folder, path);
    try {
      const stats = statSync(whole);
      if (stats.isFile()) files.push(path);
      if (!stats.isDirectory() || path.split('/').at(-1) === 'node_modules') return;
      const real = realpathSync(whole);
      if (seen.has(real)) return;
      seen.add(real);
      visit(readdirSync(whole, { withFileTypes: true }), path);
    } catch (error) {
      reportUnreadable(whole, error, report);
    }
  }
}

/** Says that a file of a folder cannot be read; bugs of ours are thrown on. */
export function reportUnreadable(path: string, error: unknown, report: Report): void {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') throw error;
  const why = reasons[code] ?? `the system says ${code}`;
  report({
    code: 'file-unreadable',
    severity: 'error',
    message: `This cannot be read: ${why}. Mend or remove it.`,
    place: { file: path.replaceAll('\\', '/') },
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the link leads nowhere',
  ELOOP: 'its links lead round in a circle',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};
