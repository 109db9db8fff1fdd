import { expect, test } from 'vitest';
import type { IgnoreEntry } from '../../../src/cli/ignore/ignoreEntry.ts';
import { withoutIgnored } from '../../../src/cli/ignore/withoutIgnored.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';

const finding = (file: string, code: string, fhirPath?: string): Diagnostic => ({
  code,
  severity: 'error',
  message: 'm',
  place: { file },
  ...(fhirPath !== undefined && { fhirPath }),
});
const entry = (line: number, more: Partial<IgnoreEntry>): IgnoreEntry => ({
  code: 'x',
  reason: `reason ${line}`,
  place: { file: 'ignore.yaml', line },
  ...more,
});

function part(diagnostics: readonly Diagnostic[], ...entries: IgnoreEntry[]) {
  const found: string[] = [];
  const { kept, ignored } = withoutIgnored(diagnostics, entries, ({ code, place, message }) =>
    found.push(`${place.line} ${code} ${message}`),
  );
  return { kept, ignored: ignored.map((each) => [each.place.file, each.ignored]), found };
}

test('an entry accepts its code in its files and elements, and nothing else', () => {
  const other = finding('b.json', 'x', 'Library.text');
  const sameFile = finding('a.json', 'y', 'Library.text');
  const elsewhere = finding('a.json', 'x', 'Library.url');
  const nowhere = finding('a.json', 'x');
  const all = [finding('a.json', 'x', 'Library.text.div'), other, sameFile, elsewhere, nowhere];
  expect(part(all, entry(1, { path: 'a.json', element: 'Library.text' }))).toEqual({
    kept: [other, sameFile, elsewhere, nowhere],
    ignored: [['a.json', 'reason 1']],
    found: [],
  });
});

test('of two entries that accept a finding the first gives the reason, and both are used', () => {
  const { ignored, found } = part(
    [finding('a.json', 'x')],
    entry(1, { path: '*' }),
    entry(2, { path: 'a.json' }),
  );
  expect([ignored, found]).toEqual([[['a.json', 'reason 1']], []]);
});

test('an entry that meets nothing is reported with its line', () => {
  const { kept, found } = part(
    [finding('a.json', 'x', 'Library.url')],
    entry(1, { path: 'b.json', element: 'Library' }),
    entry(4, { code: 'y', path: 'a.json' }),
  );
  expect(kept).toHaveLength(1);
  expect(found).toEqual([
    '1 ignore-unused There is no finding x in b.json at Library that this entry would accept. There are 1 elsewhere: mend the path, or remove the entry.',
    '4 ignore-unused There is no finding y in a.json that this entry would accept. Remove the entry.',
  ]);
});
