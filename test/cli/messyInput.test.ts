import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const scratch = scratchFolder();

test.each([
  ['guideline.yaml', ''],
  ['guideline.yaml', '\t- x'],
  ['guideline.yaml', '[]'],
  ['layout.yaml', '\0\0\0'],
  ['layout.yaml', 'scales: []'],
  ['recommendations.yaml', 'recommendations: {}'],
  ['recommendations.yaml', 'recommendations: [{ id: x }]'],
  ['variables.yaml', 'a: &a [*a]'],
  ['variables.yaml', 'null'],
  ['source.txt', ''],
  ['source.txt', '\0\u0001'],
  ['tables.yaml', 'tables: 3'],
  ['terminology.yaml', '- - -'],
  ['maps.yaml', '{'],
  ['metadata.yaml', '? x'],
  ['eligibility.yaml', '"'],
  ['eligibility.yaml', 'plans: [{ criterion: { any: 3 } }]'],
  ['criteria.yaml', 'criteria: [{ any: [{ any: [[]] }] }, 3, null]'],
  ['criteria.yaml', 'criteria: []\nbands: [{ bands: 1 }]\noutcomes: [{ outcomes: [{ when: [{}] }] }]'],
])('%s with %j is a finding with a place, never a stack trace', async (file, content) => {
  const folder = writeGuideline(scratch, 'messy');
  writeFileSync(join(folder, file), content);
  // whatever is thrown would be a bug, and end this test
  const { code, err } = await callCli(scratch, 'check', 'messy');
  rmSync(folder, { recursive: true });
  expect(code).toBe(1);
  expect(err).toMatch(/^messy\/\w+\.\w+(?::\d+){0,2} error /m);
});
