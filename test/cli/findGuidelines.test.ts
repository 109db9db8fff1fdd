import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findGuidelines, passedOver } from '../../src/cli/findGuidelines.ts';

const input = mkdtempSync(join(tmpdir(), 'knart-find-'));
for (const name of ['b', 'a', 'without', '.hidden']) mkdirSync(join(input, name));
for (const name of ['b', 'a']) writeFileSync(join(input, name, 'guideline.yaml'), '');
writeFileSync(join(input, 'without', 'guideline.yml'), '');
writeFileSync(join(input, 'notes.md'), '');
afterAll(() => rmSync(input, { recursive: true }));

it('finds every folder with a guideline.yaml, in the order of their names', () => {
  expect(findGuidelines([], input).map(({ folder }) => folder.shown)).toEqual(['a', 'b']);
});

it('names the folders that are passed over, but not files and hidden folders', () => {
  expect(passedOver(input)).toEqual(['without']);
});
