import { expect, test } from 'vitest';
import { fileMatches } from '../../../src/cli/ignore/fileMatches.ts';

test.each<[string, string, boolean]>([
  ['a.json', 'a.json', true],
  ['a.json', 'folder/a.json', true],
  ['a.json', 'ba.json', false],
  ['a.json', 'axjson', false],
  ['./a.json', 'a.json', true],
  ['folder', 'folder/deep/a.json', true],
  ['folder/', 'folder/deep/a.json', true],
  ['fold', 'folder/a.json', false],
  ['*.json', 'folder/a.json', true],
  ['folder/*.json', 'folder/a.json', true],
  ['folder/*.json', 'folder/deep/a.json', false],
  ['folder/**/*.json', 'folder/deep/deeper/a.json', true],
  ['folder/**/*.json', 'folder/a.json', true],
  ['folder/**', 'folder/deep/a.json', true],
  ['**/a.json', 'a.json', true],
  ['a?.json', 'ab.json', true],
  ['a?.json', 'a/.json', false],
  ['p.tgz', 'p.tgz/package/Library-x.json', true],
  ['p.tgz/package/Library-*.json', '/somewhere/p.tgz/package/Library-x.json', true],
  ['a(1)+[x].json', 'a(1)+[x].json', true],
  ['folder\\a.json', 'folder/a.json', true],
])('%s and the file %s: %s', (pattern, file, expected) => {
  expect(fileMatches(pattern)(file)).toBe(expected);
});
