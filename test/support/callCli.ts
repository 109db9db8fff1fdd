import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runCli } from '../../src/cli/runCli.ts';

/** What a call of the command line printed and ended with. */
export interface Call {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, standing in `cwd`. */
export async function callCli(cwd: string, ...args: string[]): Promise<Call> {
  const before = process.cwd();
  const printed = { out: '', err: '' };
  process.chdir(cwd);
  try {
    const code = await runCli(args, {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
    });
    return { code, ...printed };
  } finally {
    process.chdir(before);
  }
}

/** The bundled program, as users run it. */
export const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs a command as a process of its own. `npm test` bundles the program first. */
export function spawnCli(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Call> {
  if (!existsSync(program)) throw new Error('dist/cli.js is missing: run "npm run build" first');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed.err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...printed }));
  });
}

/** An empty folder for the tests of a file, removed after them. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'knart-test-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
