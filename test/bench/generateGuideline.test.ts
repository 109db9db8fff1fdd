import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { scratchFolder } from '../support/callCli.ts';
import { filesBelow } from '../support/filesBelow.ts';

const scratch = scratchFolder();
const script = fileURLToPath(new URL('../../bench/generateGuideline.js', import.meta.url));

function generate(parent: string, rows: number): string {
  const folder = join(scratch, parent, 'generated');
  execFileSync(process.execPath, [script, folder, String(rows)]);
  return folder;
}

test.each([1, 61, 200])(
  'a generated guideline of %i rows builds; only its population has no codes',
  async (rows) => {
    const diagnostics: Diagnostic[] = [];
    const folder = { path: generate(`rows-${rows}`, rows), shown: 'generated' };
    const built = await build(folder, {}, (diagnostic) => diagnostics.push(diagnostic));
    const asks = built?.guideline.recommendations.some(({ question }) => question !== undefined);
    expect(diagnostics.map(({ code }) => code)).toEqual(asks ? ['population-without-codes'] : []);
    expect(built?.guideline.recommendations.length).toBe(rows);
  },
);

test('61 rows are like those of the ASPN guideline: 18 sections, 37 orders', () => {
  const folder = generate('like', 61);
  const count = (file: string, pattern: RegExp) =>
    readFileSync(join(folder, file), 'utf8').match(pattern)?.length;
  expect(count('layout.yaml', /- id: section-/g)).toBe(18);
  expect(count('recommendations.yaml', /question:/g)).toBe(37);
});

test('the same size is the same bytes', () => {
  expect(filesBelow(generate('again', 61))).toEqual(filesBelow(generate('once', 61)));
});
