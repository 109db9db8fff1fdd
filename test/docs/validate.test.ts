import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDefinition } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { readIgnoreFile } from '../../src/cli/ignore/readIgnoreFile.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { validate } from '../../src/index.ts';
import { catalogue } from '../../src/validation/catalogue/catalogue.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';

const scratch = scratchFolder();
const page = readFileSync(new URL('../../docs/validate.md', import.meta.url), 'utf8');

test('the ignore file of the page is sound', async () => {
  const file = join(scratch, 'ignore.yaml');
  writeFileSync(file, /```yaml ignore\.yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const found: Diagnostic[] = [];
  const entries = await readIgnoreFile(file, (diagnostic) => found.push(diagnostic));
  expect(found).toEqual([]);
  expect(entries.map(({ code, path, element }) => [code, path, element])).toEqual([
    ['narrative-link', 'vendor/**', undefined],
    ['plan-condition', 'package.tgz/package/PlanDefinition-*.json', 'PlanDefinition.action.condition'],
  ]);
});

test('the page names every option of the command, and what its choices are', async () => {
  const { out } = await callCli(scratch, 'validate', '--help');
  const options = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name as string);
  expect(options).toEqual(expect.arrayContaining(['--format', '--fail-on', '--ignore']));
  expect(options.filter((name) => !page.includes(`\`${name} `))).toEqual([]);
  const choices = [...out.matchAll(/choices:\s*([^)]*?)(?:,\s*default|\))/gs)].flatMap(([, list = '']) =>
    [...list.matchAll(/"([a-z-]+)"/g)].map(([, word]) => word as string),
  );
  expect(choices).toHaveLength(8);
  expect(choices.filter((word) => !new RegExp(`[\` ]${word}\``).test(page))).toEqual([]);
});

test('codes that the page names are codes of findings', () => {
  const known = [...catalogue.map(({ code }) => code), 'yaml-schema'];
  const named = [
    ...page.matchAll(/`((?:fhir|json|file|archive|nothing|plan|canonical|ignore|yaml)-[a-z-]+)`/g),
  ].map(([, code]) => code as string);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((code) => !known.includes(code))).toEqual([]);
});

test('the finding of the page is what the program says', async () => {
  const [, shown = ''] = /```\n(bundle\.json.*)\n/.exec(page) ?? [];
  const plan = (id: string, to: string): PlanDefinition => ({
    resourceType: 'PlanDefinition',
    id,
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
    url: `http://example.org/PlanDefinition/${id}`,
    status: 'draft',
    action: [{ title: 'a', definitionCanonical: `http://example.org/PlanDefinition/${to}` }],
  });
  const [finding] = await validate([plan('a', 'b'), plan('b', 'a')]);
  expect(shown).toBe(
    `bundle.json:8:15 ${finding?.severity} ${finding?.message} at ${finding?.fhirPath} ${finding?.code}`,
  );
});
