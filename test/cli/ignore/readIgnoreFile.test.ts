import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIgnoreFile } from '../../../src/cli/ignore/readIgnoreFile.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { scratchFolder } from '../../support/callCli.ts';

const file = join(scratchFolder(), 'ignore.yaml');
async function read(text: string) {
  writeFileSync(file, text);
  const found: Diagnostic[] = [];
  const entries = await readIgnoreFile(file, (diagnostic) => found.push(diagnostic));
  return {
    entries: entries.map(({ place, ...entry }) => ({ ...entry, line: place.line })),
    found: found.map(({ code, message, place }) => `${place.line}:${place.column} ${code} ${message}`),
  };
}

test('entries keep their lines', async () => {
  const text = `ignore:
  - code: code-exists
    path: vendor/**
    reason: The vendor knows.
  - code: narrative-xhtml
    element: PlanDefinition.text
    reason: It is shown nowhere.
`;
  expect(await read(text)).toEqual({
    entries: [
      { code: 'code-exists', path: 'vendor/**', reason: 'The vendor knows.', line: 2 },
      { code: 'narrative-xhtml', element: 'PlanDefinition.text', reason: 'It is shown nowhere.', line: 5 },
    ],
    found: [],
  });
});

test('each faulty entry is named with its line and ignores nothing, the others do', async () => {
  const text = `ignore:
  - { code: code-exists, path: a.json }
  - { code: code-exits, path: a.json, reason: A typing mistake. }
  - { code: xyz, path: a.json, reason: No rule at all. }
  - { code: code-exists, reason: Without a scope. }
  - { code: code-exists, path: a.json, reason: " " }
  - { code: code-exists, path: a.json, reason: Sound. }
`;
  expect(await read(text)).toEqual({
    entries: [{ code: 'code-exists', path: 'a.json', reason: 'Sound.', line: 7 }],
    found: [
      '2:5 yaml-schema The key "reason" is missing (Why the finding is accepted, for whoever reads it next). Add it.',
      '3:13 ignore-code No rule has the code "code-exits", so nothing is ignored. Is code-exists meant?',
      '4:13 ignore-code No rule has the code "xyz", so nothing is ignored. Codes stand at the end of each finding.',
      '5:5 ignore-scope This would silence the rule everywhere. Say for which path (files), which element (FHIRPath), or both.',
      '6:48 ignore-reason The reason is blank. Say why the finding is accepted.',
    ],
  });
});

test.each([
  ['', '1:1 yaml-empty'],
  ['ignore: [', 'yaml-syntax'],
  ['- code: x', 'yaml-schema'],
  ['ignore: []\nmore: 1', 'yaml-schema The key "more" is not known here'],
])('a file that is none is a finding: %j', async (text, words) => {
  const { entries, found } = await read(text);
  expect(entries).toEqual([]);
  expect(found.join('\n')).toContain(words);
});
