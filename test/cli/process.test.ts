import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, scratchFolder, spawnCli } from '../support/callCli.ts';
import { filesBelow } from '../support/filesBelow.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const scratch = scratchFolder();
const input = join(scratch, 'input');
writeGuideline(input, 'clean-hands');

test.each<[string, string[], number]>([
  ['clean', ['build'], 0],
  ['findings', ['check', 'faulty'], 1],
  ['a wrong call', ['build', 'nothing'], 2],
  ['a failing world', ['build', '--out', 'input/clean-hands/source.txt'], 3],
])('the process ends as the command does: %s', async (_, args, expected) => {
  writeGuideline(scratch, 'faulty', { id: 'other' });
  const { code, err } = await spawnCli(scratch, args);
  expect(code).toBe(expected);
  expect(err === '').toBe(expected === 0);
  expect(err).not.toMatch(/^\s+at /m);
});

test('a reader that leaves early is no failure', async () => {
  writeFileSync(join(scratch, 'many.ndjson'), '{"resourceType":"Library","status":"sketch"}\n'.repeat(5000));
  const child = spawn(process.execPath, [program, 'validate', 'many.ndjson', '--format', 'json'], {
    cwd: scratch,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(err).toMatch(/^5000 resources: \d+ errors.*\n$/);
  expect(code).toBe(1);
}, 30_000);

test('the working directory leaves no trace in the output', async () => {
  const elsewhere = join(scratch, 'else', 'where');
  mkdirSync(elsewhere, { recursive: true });
  const here = await spawnCli(scratch, ['build', '--out', 'o1']);
  const there = await spawnCli(elsewhere, ['build', '../../input/clean-hands', '--out', 'o2']);
  expect([here.code, there.code]).toEqual([0, 0]);
  expect(filesBelow(join(elsewhere, 'o2'))).toEqual(filesBelow(join(scratch, 'o1')));
});
