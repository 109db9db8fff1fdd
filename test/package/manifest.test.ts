import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import { keptGuidelines, type Manifest, manifestEntry, packManifest } from '../../src/package/manifest.ts';

const pack = {
  id: 'beta',
  title: 'Beta',
  canonical: 'http://example.org/beta',
  version: '1.0.0',
  status: 'draft',
  idPrefix: '',
  catalog: new Catalog([
    {
      resource: { resourceType: 'ValueSet', id: 'v', status: 'draft' },
      sources: [],
      authored: { file: 'f' },
    },
  ]),
};
const files = [
  { path: 'beta/z.txt', content: 'größer' },
  { path: 'beta/a.bin', content: new Uint8Array([0, 255]) },
];
const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const read = (file: { content: string | Uint8Array }) => JSON.parse(String(file.content)) as Manifest;

test('an entry lists every file by path with its bytes and sha256, whatever order they were made in', () => {
  const entry = manifestEntry(pack, files, '0.1.0');
  expect(entry).toEqual({
    id: 'beta',
    canonical: 'http://example.org/beta',
    version: '1.0.0',
    status: 'draft',
    builtWith: '0.1.0',
    artifacts: { ValueSet: 1 },
    files: [
      { path: 'beta/a.bin', bytes: 2, sha256: hash(new Uint8Array([0, 255])) },
      { path: 'beta/z.txt', bytes: 8, sha256: hash('größer') },
    ],
  });
  expect(manifestEntry(pack, [...files].reverse(), '0.1.0')).toEqual(entry);
});

test('guidelines stand by id, kept ones among them', () => {
  const entry = manifestEntry(pack, files, '0.2.0');
  const kept = { ...entry, id: 'alpha', builtWith: '0.1.0' };
  const manifest = read(packManifest([entry], '0.2.0', [kept]));
  expect(manifest.tool).toEqual({ name: 'knart', version: '0.2.0' });
  expect(manifest.guidelines.map(({ id, builtWith }) => [id, builtWith])).toEqual([
    ['alpha', '0.1.0'],
    ['beta', '0.2.0'],
  ]);
});

describe('guidelines that stay', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'knart-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are those of the old manifest that are not built and whose folder is there', () => {
    const entry = manifestEntry(pack, files, '0.1.0');
    const others = ['alpha', 'gone'].map((id) => ({ ...entry, id }));
    for (const id of ['alpha', 'beta']) mkdirSync(join(folder, id));
    writeFileSync(join(folder, 'manifest.json'), packManifest([entry, ...others], '0.1.0').content);
    expect(keptGuidelines(folder, new Set(['beta'])).map(({ id }) => id)).toEqual(['alpha']);
  });

  test.each([
    ['no manifest', undefined],
    ['one that is not JSON', '{'],
    ['one of another tool', '{"tool":{"name":"other"},"guidelines":[]}'],
    ['null', 'null'],
  ])('are none with %s', (_name, text) => {
    if (text !== undefined) writeFileSync(join(folder, 'manifest.json'), text);
    expect(keptGuidelines(folder, new Set())).toEqual([]);
  });
});
