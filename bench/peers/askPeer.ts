import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { packageRoot } from '../../src/packageRoot.ts';
import type { Tree } from './peers.ts';

/** A validator that runs in processes of its own. */
export interface Runnable {
  readonly name: string;
  /** Where it is installed; for our own the package's root. */
  readonly folder: string;
}

const run = promisify(execFile);

/** Makes `runPeer.ts` a program that starts without a compiler, so that its start is that of the validator. */
export async function buildRunner(folder: string): Promise<string> {
  const outfile = join(folder, 'runPeer.mjs');
  await build({
    entryPoints: [`${packageRoot}bench/peers/runPeer.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

/** How long something took: by the clock, and of processor time on all cores, which others on the machine disturb less. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
}

/** Seconds of a process that starts, reads a folder and validates all that is in it. Processor time is known where GNU time is installed. */
export async function coldSeconds(command: readonly string[]): Promise<Taken> {
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', '%U %S'] : [];
  const [program = '', ...args] = [...timed, process.execPath, ...command];
  const started = performance.now();
  const { stderr } = await run(program, args, { maxBuffer: 1 << 28 });
  const clock = (performance.now() - started) / 1000;
  const [user = Number.NaN, system = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { clock, processor: user + system };
}

/** Milliseconds that the folder takes in a process that is warm, round by round. */
export async function warmMilliseconds(
  runner: string,
  { name, folder }: Runnable,
  path: string,
): Promise<readonly Taken[]> {
  const { stdout } = await run(process.execPath, [runner, name, folder, 'warm', path]);
  return JSON.parse(stdout);
}

/** The errors of each group of resources of each list. */
export async function errorsOf(
  runner: string,
  { name, folder }: Runnable,
  lists: readonly (readonly (readonly Tree[])[])[],
): Promise<readonly (readonly (readonly string[])[])[]> {
  const file = join(runner, `../asked-${name.replace(/\W/g, '-')}.ndjson`);
  writeFileSync(file, lists.map((list) => JSON.stringify(list)).join('\n'));
  const { stdout } = await run(process.execPath, [runner, name, folder, 'errors', file], {
    maxBuffer: 1 << 29,
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
