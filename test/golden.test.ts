import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { callCli, scratchFolder } from './support/callCli.ts';
import { filesBelow } from './support/filesBelow.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const golden = join(checkout, 'output');
const fresh = join(scratchFolder(), 'output');
const { code, err } = await callCli(checkout, 'build', '--out', fresh);

/** The files that are committed: the manifest and the resources. */
function committed(folder: string): Map<string, string> {
  const files = [...filesBelow(folder)];
  return new Map(files.filter(([path]) => path === 'manifest.json' || path.includes('/r4/resources/')));
}

/** The first difference of two texts, with its line. */
function difference(was: string | undefined, is: string | undefined): string {
  if (was === undefined) return 'is new';
  if (is === undefined) return 'is gone';
  const [before, after] = [was.split('\n'), is.split('\n')];
  const line = after.findIndex((each, index) => each !== before[index]);
  const at = line < 0 ? after.length : line;
  return `line ${at + 1}\n    - ${before[at] ?? ''}\n    + ${after[at] ?? ''}`;
}

test('the guidelines of this checkout build', () => {
  // A list of procedures has an empty slot for codes that cannot be published, which is said and no fault.
  expect(code).toBe(0);
  expect(err.split('\n').filter((line) => line !== '' && !line.endsWith(' code-slot-empty'))).toEqual([]);
});

test('output/ is what a build makes now', () => {
  if (!existsSync(golden)) throw new Error('output/ is missing: run "npm start" and commit it');
  const was = committed(golden);
  const is = committed(fresh);
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changed = paths.filter((path) => was.get(path) !== is.get(path));
  if (changed.length === 0) return;
  // the manifest follows from the rest: say first what is behind it
  const shown = changed.filter((path) => path !== 'manifest.json' || changed.length === 1).slice(0, 5);
  const list = shown.map((path) => `  ${path}: ${difference(was.get(path), is.get(path))}`);
  throw new Error(
    `${changed.length} files of output/ differ from what a build makes now:\n${list.join('\n')}\nReview the difference, then run "npm start" and commit output/.`,
  );
});
