import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostic.ts';

/**
 * The files below a folder whose names are as asked for, in alphabetical order of their paths, without those of `node_modules`. Links are
 * followed, each folder is read once, so that links in circles end. Pipes and the like are passed over (`file-special`). What cannot be read is reported (`file-unreadable`), and the rest is given all
 * the same. A folder that cannot be read itself throws.
 */
export function filesBelow(folder: string, names: RegExp, report: Report): readonly string[] {
  const files: string[] = [];
  const seen = new Set([realpathSync(folder)]);
  visit('');
  return files.sort().map((path) => join(folder, path));

  function visit(below: string): void {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const isLink = entry.isSymbolicLink();
      if (entry.name === 'node_modules' || !(isLink || entry.isDirectory() || names.test(entry.name)))
        continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      try {
        look(path, entry.name);
      } catch (error) {
        reportUnreadable(join(folder, path), error, report);
      }
    }
  }

  function look(path: string, name: string): void {
    const whole = join(folder, path);
    const stats = statSync(whole);
    if (stats.isFile() && names.test(name)) {
      accessSync(whole, constants.R_OK);
      files.push(path);
    }
    if (!stats.isFile() && !stats.isDirectory() && names.test(name)) reportSpecial(whole, report);
    if (!stats.isDirectory() || seen.has(realpathSync(whole))) return;
    seen.add(realpathSync(whole));
    visit(path);
  }
}

function reportSpecial(path: string, report: Report): void {
  const message = 'This is a pipe, device or socket and was passed over. Name a pipe itself to have it read.';
  report({
    code: 'file-special',
    severity: 'information',
    message,
    place: { file: path.replaceAll('\\', '/') },
  });
}

/** Bugs of ours are thrown on. */
function reportUnreadable(path: string, error: unknown, report: Report): void {
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
