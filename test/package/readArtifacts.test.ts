import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readArtifacts } from '../../src/package/readArtifacts.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knart-read-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** What was read as `Type/id file:line:column`, and the diagnostics as text, without the folder. */
function read(...paths: string[]) {
  const { value, diagnostics } = collect((report) =>
    readArtifacts(
      paths.map((path) => join(folder, path)),
      report,
    ),
  );
  const short = (file: string) => file.slice(folder.length + 1);
  return {
    artifacts: value.artifacts.map(
      ({ resource, authored }) =>
        `${resource.resourceType}/${resource.id} ${short(authored.file)}:${authored.line}:${authored.column}`,
    ),
    diagnostics: diagnostics.map(
      ({ code, message, place }) => `${short(place.file)}:${place.line}:${place.column} ${code} ${message}`,
    ),
  };
}

test('reads a folder with all below it, in order, and passes over other JSON', () => {
  write('b.json', '{"resourceType": "Library", "id": "b"}');
  write('a/z.json', '\n {"resourceType": "Library", "id": "z"}');
  write('package.json', '{"name": "x"}');
  write('notes.txt', 'no JSON');
  write('node_modules/x.json', '{"resourceType": "Library", "id": "no"}');
  expect(read('')).toEqual({
    artifacts: ['Library/z a/z.json:2:2', 'Library/b b.json:1:1'],
    diagnostics: [
      'package.json:undefined:undefined json-passed-over This file holds JSON but no FHIR resource, so it was passed over.',
    ],
  });
});

test('reads the entries of a Bundle with their own places', () => {
  write(
    'bundle.json',
    '{"resourceType": "Bundle", "id": "x",\n"entry": [{\n  "resource": {"resourceType": "Library", "id": "a"}}]}',
  );
  expect(read('bundle.json').artifacts).toEqual(['Bundle/x bundle.json:1:1', 'Library/a bundle.json:3:15']);
});

test('reads NDJSON, a resource a line', () => {
  write(
    'x.ndjson',
    '{"resourceType":"Patient","id":"1a"}\r\n\n{"resourceType":"Patient","id":"2a"}\n{"a":\n[]\n',
  );
  expect(read('x.ndjson')).toEqual({
    artifacts: ['Patient/1a x.ndjson:1:1', 'Patient/2a x.ndjson:3:1'],
    diagnostics: [
      'x.ndjson:4:6 json-syntax The text ends too early.',
      'x.ndjson:5:1 json-not-a-resource This is JSON but no FHIR resource: an object with a resourceType was expected.',
    ],
  });
});

test('reads equal copies once and keeps differing ones apart', () => {
  write('a.json', '{"resourceType": "Library", "id": "a"}');
  write('b.json', '{"id": "a", "resourceType": "Library"}');
  write('c.json', '{"resourceType": "Library", "id": "a", "status": "draft"}');
  expect(read('').artifacts).toEqual(['Library/a a.json:1:1', 'Library/a c.json:1:1']);
});

test('reports integers that are written as decimals, and takes decimals that are whole', () => {
  write(
    'a.json',
    '{"resourceType": "Observation", "id": "a", "valueQuantity": {"value": 5.0},\n "component": [{"valueInteger": 1e3}]}',
  );
  write('b.json', '{"resourceType": "Patient", "id": "b", "telecom": [{"rank": 1.0}], "active": 1.0}');
  expect(read('')).toEqual({
    artifacts: ['Observation/a a.json:1:1', 'Patient/b b.json:1:1'],
    diagnostics: [
      'a.json:2:33 json-integer Found 1e3 at "valueInteger", which is an integer: write 1000.',
      'b.json:1:61 json-integer Found 1.0 at "rank", which is an integer: write 1.',
    ],
  });
});

test('reports broken JSON with line and column and reads the rest', () => {
  write('a.json', '{\n  "resourceType": "Library",\n  id: "a"\n}');
  write('b.json', '{"resourceType": "Library", "id": "b", "id": "c"}');
  write('c.json', new Uint8Array([0xff, 0xfe, 0x00]));
  expect(read('')).toEqual({
    artifacts: ['Library/c b.json:1:1'],
    diagnostics: [
      'a.json:3:3 json-syntax Expected a property name in double quotes.',
      'b.json:1:40 json-duplicate The property "id" stands twice.',
      'c.json:undefined:undefined json-encoding This is UTF-16 text; FHIR requires UTF-8. Save it as UTF-8.',
    ],
  });
});

test('says so when a file that was asked for holds no resource', () => {
  write('package.json', '{"name": "x"}');
  expect(read('package.json').diagnostics).toEqual([
    'package.json:1:1 json-not-a-resource This is JSON but no FHIR resource: an object with a resourceType was expected.',
  ]);
});

test('throws when a path cannot be read', () => {
  expect(() => read('nowhere')).toThrow('ENOENT');
});
