import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readBytes, readYamlOf } from '../../src/input/guidelineFolder.ts';

const path = mkdtempSync(join(tmpdir(), 'knart-folder-'));
const folder = { path, shown: 'some-guideline' };
const named = { file: 'some-guideline/guideline.yaml', line: 7, column: 9 };
afterAll(() => rmSync(path, { recursive: true }));

mkdirSync(join(path, 'a-folder'));
mkdirSync(join(path, 'sub'));
writeFileSync(join(path, 'sub', 'x.csv'), 'x');
writeFileSync(join(path, 'large.txt'), '');
truncateSync(join(path, 'large.txt'), 50_000_000);
if (process.platform !== 'win32') execFileSync('mkfifo', [join(path, 'pipe')]);

test.each([
  ['a name with ..', '../other/source.txt', 'path-outside', 'leads out of'],
  ['.. in disguise', 'sub/../../source.txt', 'path-outside', 'leads out of'],
  ['.. of Windows', '..\\source.txt', 'path-outside', 'leads out of'],
  ['an absolute path', '/etc/passwd', 'path-outside', 'leads out of'],
  ['an absolute path of Windows', 'C:\\source.txt', 'path-outside', 'leads out of'],
  ['a missing file', 'sorce.txt', 'file-missing', 'some-guideline/sorce.txt does not exist'],
  ['a folder', 'a-folder', 'file-unreadable', 'is not a file'],
  ['a pipe', 'pipe', 'file-unreadable', 'is not a file'],
  ['50 MB', 'large.txt', 'file-too-large', '50000000 bytes'],
  ['a name with a zero byte', 'a\0b', 'file-missing', 'does not exist'],
])('%s is refused where it is named', (_, name, code, words) => {
  const { value, diagnostics } = collect((report) => readBytes(folder, name, report, named));
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code, severity: 'error', place: named }]);
  expect(diagnostics[0]?.message).toContain(words);
  expect(diagnostics[0]?.message).not.toContain(path);
});

test.skipIf(process.platform === 'win32')('a link is followed only within the folder', () => {
  const outside = mkdtempSync(join(tmpdir(), 'knart-outside-'));
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  symlinkSync(join(outside, 'secret.txt'), join(path, 'link.txt'));
  symlinkSync(outside, join(path, 'linked'));
  symlinkSync(join(path, 'sub', 'x.csv'), join(path, 'inside.csv'));
  for (const name of ['link.txt', 'linked/secret.txt']) {
    const { value, diagnostics } = collect((report) => readBytes(folder, name, report));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'path-outside', severity: 'error' }]);
    expect(diagnostics[0]?.message).not.toContain(outside);
  }
  expect(collect((report) => readBytes(folder, 'inside.csv', report))).toEqual({
    value: Buffer.from('x'),
    diagnostics: [],
  });
  rmSync(outside, { recursive: true });
});

test('a folder that is itself reached by a link is read', () => {
  const link = `${path}-link`;
  symlinkSync(path, link);
  expect(collect((report) => readBytes({ path: link, shown: 'x' }, 'sub/x.csv', report)).diagnostics).toEqual(
    [],
  );
  rmSync(link);
});

test.each(['sub/x.csv', 'sub/../sub/x.csv'])('%s is inside and read', (name) => {
  expect(collect((report) => readBytes(folder, name, report))).toEqual({
    value: Buffer.from('x'),
    diagnostics: [],
  });
});

test.each(['ä ö.txt', 'a b#c?.txt', "it's [1] {2}.txt", '-x.txt', '\u65E5\u672C.txt'])(
  '"%s" is a name like any other',
  (name) => {
    writeFileSync(join(path, name), 'y');
    expect(collect((report) => readBytes(folder, name, report)).diagnostics).toEqual([]);
  },
);

test('a YAML file that is not UTF-8 is refused, an absent optional one is not missed', async () => {
  writeFileSync(join(path, 'maps.yaml'), Buffer.from('maps: [\xE4]', 'latin1'));
  const diagnostics: unknown[] = [];
  expect(await readYamlOf(folder, 'maps', false, (one) => diagnostics.push(one))).toBeUndefined();
  expect(await readYamlOf(folder, 'tables', false, (one) => diagnostics.push(one))).toBeUndefined();
  expect(await readYamlOf(folder, 'layout', true, (one) => diagnostics.push(one))).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'yaml-encoding', place: { file: 'some-guideline/maps.yaml' } },
    { code: 'file-missing', place: { file: 'some-guideline/layout.yaml' } },
  ]);
});
