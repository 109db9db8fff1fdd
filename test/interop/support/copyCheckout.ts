import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from './checkout.ts';
import { Unavailable } from './outside.ts';
import { quoteEnd, run } from './run.ts';

/**
 * Copies what a commit of the checkout as it stands would hold: tracked files and new ones that are not ignored.
 * @throws Unavailable when the checkout is not one of git's
 */
export async function copyCheckout(folder: string): Promise<void> {
  for (const path of await listFiles()) {
    const from = join(checkout, path);
    // a tracked file may have been deleted since
    if (!existsSync(from)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(from, join(folder, path));
  }
}

async function listFiles(): Promise<string[]> {
  const flags = ['--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];
  if (!existsSync(join(checkout, '.git')))
    throw new Unavailable('the checkout is not a git repository: nothing to copy');
  // a checkout that belongs to another user is refused by git without this
  const listed = await run('git', ['-c', `safe.directory=*`, 'ls-files', ...flags], { cwd: checkout });
  if (listed.code !== 0)
    throw new Error(`git ls-files ended with ${listed.code}\n${quoteEnd(listed.stderr)}`);
  return listed.stdout.split('\0').filter((path) => path !== '');
}
