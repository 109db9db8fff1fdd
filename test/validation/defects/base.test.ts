import { expect, test } from 'vitest';
import { findingsIn } from './findingsIn.ts';
import { immunizationBundle } from './foreign/immunizationBundle.ts';
import { opioidBundle } from './foreign/opioidBundle.ts';
import { ownBundle } from './ownBundle.ts';

test.each([['own', ownBundle()], ['opioid', opioidBundle()], ['imz', immunizationBundle()]] as const)('%s', async (name, bundle) => {
  const t0 = performance.now();
  await findingsIn(JSON.stringify(bundle, null, 1), `/tmp/b_${name}.json`);
  const t1 = performance.now();
  const found = await findingsIn(JSON.stringify(bundle, null, 1), `/tmp/b_${name}.json`);
  console.log(name, JSON.stringify(bundle).length, t1 - t0, performance.now() - t1, bundle.entry.length);
  console.log(found.map((f) => `${f.severity} ${f.code} ${f.of} ${f.path}: ${f.message}`).slice(0, 60).join('\n'));
  expect(1).toBe(1);
});
