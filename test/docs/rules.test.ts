import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderRules } from '../../scripts/renderRules.ts';
import { packageRoot } from '../../src/packageRoot.ts';

test('docs/rules.md is what "npm run rules" writes', async () => {
  expect(readFileSync(`${packageRoot}docs/rules.md`, 'utf8').replaceAll('\r\n', '\n')).toBe(
    await renderRules(),
  );
});
