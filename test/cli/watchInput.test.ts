import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { program, scratchFolder } from '../support/callCli.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const scratch = scratchFolder();
const folder = writeGuideline(join(scratch, 'input'), 'clean-hands');
const file = join(folder, 'guideline.yaml');
let watching: ChildProcess | undefined;

afterEach(() => {
  watching?.kill('SIGKILL');
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [program, 'build', '--watch', ...args], {
    cwd: scratch,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  watching = child;
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  /** Waits until the words were printed since the last call. */
  const says = async (words: string) => {
    for (let tries = 0; !printed.includes(words); tries++) {
      if (tries > 2400) throw new Error(`"${words}" was not printed, but:\n${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    printed = '';
  };
  return { child, ended, says, printed: () => printed };
}

function retitle(title: string): string {
  return readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${title}`);
}

test('builds again after each change, also by rename, tells faults, and ends well by Ctrl-C', async () => {
  // an output below the input must not wake it up
  const { child, ended, says, printed } = start('--out', 'input/output');
  await says('Watching input; Ctrl-C ends.');

  writeFileSync(file, retitle('Cleaner Hands'));
  await says('Cleaner Hands (clean-hands');

  // as editors save: a new file takes the place of the old one
  writeFileSync(join(folder, '.swap'), retitle('Cleanest Hands'));
  renameSync(join(folder, '.swap'), file);
  await says('Cleanest Hands (clean-hands');
  writeFileSync(file, retitle('Very Clean Hands'));
  await says('Very Clean Hands (clean-hands');

  const sound = readFileSync(file, 'utf8');
  rmSync(file);
  await says('No folder below "input" holds a guideline.yaml');
  writeFileSync(file, sound.replace('status: draft', 'status: finished'));
  await says('Nothing was written to input/output: 1 error.');
  writeFileSync(file, sound);
  await says('no findings');

  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(printed()).toBe('');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 60_000);

test('watches the folders that are named, and not the others', async () => {
  const other = writeGuideline(join(scratch, 'input'), 'clean-feet');
  const { child, ended, says, printed } = start('clean-hands', '--out', 'named');
  await says('Watching input/clean-hands; Ctrl-C ends.');
  writeFileSync(join(other, 'layout.yaml'), 'x');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(printed()).toBe('');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 60_000);

test('does not start on a wrong call', async () => {
  const { ended, printed } = start('nothing');
  expect(await ended).toBe(2);
  expect(printed()).toContain('There is no guideline "nothing"');
});
