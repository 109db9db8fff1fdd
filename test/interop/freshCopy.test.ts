import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout } from './support/checkout.ts';
import { copyCheckout } from './support/copyCheckout.ts';
import { newUserEnvironment } from './support/newUserEnvironment.ts';
import { outside, Unavailable } from './support/outside.ts';
import { quoteEnd, type Ran, run } from './support/run.ts';
import { scratchFolder } from './support/scratch.ts';

const buildCommand = 'npm ci && npm start';
const testCommand = 'npm ci && npm test';

// The space is on purpose: people have such folders.
const copy = join(scratchFolder(), 'a fresh copy');

const started = outside(async () => {
  await copyCheckout(copy);
  return asNewUser(buildCommand);
});
const tested = outside(() => asNewUser(testCommand));

/** Runs one of the README's commands in the copy, in a time zone 14 hours ahead. */
async function asNewUser(command: string): Promise<Ran> {
  const ran = await run('bash', ['-c', command], {
    cwd: copy,
    // The checkout's own run tried the whole samples of generated patients, expressions and faults.
    env: newUserEnvironment({
      TZ: 'Pacific/Kiritimati',
      FAST_RUNS: '200',
      MUTATION_RUNS: '50',
      DEFECTS_ONE_IN: '40',
      SAMPLES: '1',
    }),
  });
  const offline = /npm (?:error|ERR!) .*(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH).*/.exec(
    ran.stderr,
  );
  if (ran.code !== 0 && offline) throw new Unavailable(`${command}: ${offline[0]}`);
  if (ran.code !== 0)
    throw new Error(`${command} ended with ${ran.code}\n${quoteEnd(ran.stdout + ran.stderr, 80)}`);
  return ran;
}

describe('a copy of the checkout under another path', () => {
  test('is told the two commands by the README', () => {
    const readme = readFileSync(join(checkout, 'README.md'), 'utf8');
    expect(readme).toContain(buildCommand);
    expect(readme).toContain(testCommand);
  });

  test(`builds with "${buildCommand}", and its manifest is the checkout's`, async (context) => {
    const expected = readFileSync(join(checkout, 'output/manifest.json'), 'utf8');
    await started(context);
    expect(readFileSync(join(copy, 'output/manifest.json'), 'utf8')).toBe(expected);
  });

  test(`passes "${testCommand}"`, async (context) => {
    await started(context);
    const { stdout } = await tested(context);
    expect(stdout).toMatch(/^[1-9]\d* passed, 0 failed/m);
    expect(existsSync(join(copy, '../shared'))).toBe(false);
  });
});
