import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error a build script, in plain JavaScript
import { placeFiles } from '../../scripts/placeFiles.js';

test('the program in dist/ is replaced file by file: what stays is not touched, what is stale goes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'knart-dist-'));
  mkdirSync(join(folder, 'types'));
  for (const name of ['cli.js', 'chunk-A.js', 'chunk-B.js']) writeFileSync(join(folder, name), name);
  const inode = (name: string) => statSync(join(folder, name), { bigint: true }).ino;
  const before = { kept: inode('chunk-A.js'), replaced: inode('cli.js') };
  placeFiles(folder, [
    { name: 'chunk-A.js', content: 'chunk-A.js' },
    { name: 'chunk-C.js', content: Buffer.from('new') },
    { name: 'cli.js', content: '#!/usr/bin/env node' },
  ]);
  expect(readdirSync(folder).sort()).toEqual(['chunk-A.js', 'chunk-C.js', 'cli.js', 'types']);
  expect(readFileSync(join(folder, 'cli.js'), 'utf8')).toBe('#!/usr/bin/env node');
  expect(inode('chunk-A.js')).toBe(before.kept);
  // Another file under the same name, not the old one emptied and filled again.
  expect(inode('cli.js')).not.toBe(before.replaced);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'cli.js')).mode & 0o111).not.toBe(0);
  rmSync(folder, { recursive: true });
});
