import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { build } from '../src/build.ts';
import type { Diagnostic } from '../src/diagnostic.ts';
import type { Overrides } from '../src/knowledge/readIdentity.ts';
import { scratchFolder } from './support/callCli.ts';
import { writeGuideline } from './support/writeGuideline.ts';

const scratch = scratchFolder();
const folder = join(scratch, 'clean-hands');

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  writeGuideline(scratch, 'clean-hands');
});

async function run(overrides: Overrides = {}) {
  const diagnostics: Diagnostic[] = [];
  const found = { path: folder, shown: 'clean-hands' };
  const built = await build(found, overrides, (diagnostic) => diagnostics.push(diagnostic));
  return { built, diagnostics };
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

test('gives the guideline, its artifacts and the files of all of them, and writes nothing', async () => {
  const { built, diagnostics } = await run();
  expect(diagnostics).toEqual([]);
  expect(built?.guideline.id).toBe('clean-hands');
  expect(built?.pack.catalog.artifacts.length).toBe(28);
  const folders = new Set(built?.files.map(({ path }) => path.split('/').slice(0, 3).join('/')));
  for (const made of ['clean-hands/r4/resources', 'clean-hands/r4/bundles', 'clean-hands/site/index.html'])
    expect(folders).toContain(made);
});

test('gives the same files twice', async () => {
  const [one, two] = [await run(), await run()];
  expect(two.built?.files).toEqual(one.built?.files);
});

test('gives nothing for a guideline that cannot be read, and says all that is wrong', async () => {
  edit('guideline.yaml', 'id: clean-hands', 'id: clean-hand');
  edit('recommendations.yaml', 'exposure: [gloves]', 'exposure: [mittens]');
  const { built, diagnostics } = await run();
  expect(built).toBeUndefined();
  expect(diagnostics.map(({ code, place }) => `${place.file}:${place.line} ${code}`)).toEqual([
    'clean-hands/guideline.yaml:1 id-differs',
    'clean-hands/recommendations.yaml:18 variable-unknown',
  ]);
});

test('stops at an artifact that fails validation, and names the line of the input that caused it', async () => {
  edit('guideline.yaml', 'license: CC0-1.0', 'license: Mine');
  const { built, diagnostics } = await run();
  expect(built).toBeUndefined();
  expect(diagnostics).toMatchObject([
    {
      severity: 'error',
      place: { file: 'clean-hands/guideline.yaml', line: 1 },
      fhirPath: 'ImplementationGuide.license',
    },
  ]);
});

test('takes canonical base and status from the call', async () => {
  const { built } = await run({ canonical: 'https://example.com/x', status: 'active' });
  expect(built?.pack).toMatchObject({ canonical: 'https://example.com/x', status: 'active' });
});

test('takes the date from SOURCE_DATE_EPOCH where the guideline gives none', async () => {
  edit('guideline.yaml', 'date: "2026-01-02"\n', '');
  expect((await run()).diagnostics.map(({ code }) => code)).toEqual(['date-missing']);
  const { built } = await run({ sourceDateEpoch: '86400' });
  expect(built?.guideline.identity.date).toBe('1970-01-02');
});
