import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { kinds } from '../../src/knowledge/kind.ts';
import { packageRoot } from '../../src/packageRoot.ts';

const text = readFileSync(`${packageRoot}CONTRIBUTING.md`, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'knart-recipe-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of the recipe: fenced blocks that name one, without the indent of their list item. */
const files = [...text.matchAll(/^ {3}```\w+ (\S+)\n([\s\S]*?)^ {3}```$/gm)].map(
  ([, file = '', block = '']) => [file, block.replace(/^ {3}/gm, '')] as const,
);

async function buildWith(recommendations: string) {
  const path = join(folder, 'hand-hygiene');
  await mkdir(path, { recursive: true });
  for (const [file, content] of [...files, ['recommendations.yaml', recommendations] as const])
    writeFileSync(join(path, file), content);
  const diagnostics: Diagnostic[] = [];
  const built = await build({ path, shown: 'hand-hygiene' }, {}, (one) => diagnostics.push(one));
  return { built, diagnostics };
}

test('the recipe for a guideline begins with an empty list, for which there is one finding with entries to paste', async () => {
  expect(files.map(([file]) => file)).toEqual([
    'source.txt',
    'guideline.yaml',
    'layout.yaml',
    'variables.yaml',
    'recommendations.yaml',
  ]);
  const { diagnostics } = await buildWith('recommendations: []\n');
  expect(diagnostics.map(({ code }) => code)).toEqual(['row-without-entry']);
  expect(diagnostics[0]?.message).toContain('  - id: wash-hands-before-meals\n    line: 4\n    kind: ""\n');
  expect(diagnostics[0]?.message).toContain('and 1 more (lines 4-5)');
});

test('the recipe, filled in as written, builds', async () => {
  const { built, diagnostics } = await buildWith(Object.fromEntries(files)['recommendations.yaml'] ?? '');
  expect(diagnostics.filter(({ severity }) => severity !== 'information')).toEqual([]);
  expect(diagnostics.map(({ code }) => code)).toContain('population-without-codes');
  expect(built?.guideline.recommendations.map(({ kind }) => kind)).toEqual([
    'intervention-recommended',
    'technique',
  ]);
});

test('the recipe explains every kind with its direction', () => {
  const rows = [...text.matchAll(/^ {3}\| `([a-z-]+)` \| `(for|against|none)` \|/gm)].map(
    ([, kind, direction]) => [kind, direction],
  );
  expect(rows).toEqual(kinds.map(({ code, direction }) => [code, direction]));
});
