import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/package/manifest.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { filesBelow } from '../support/filesBelow.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const scratch = scratchFolder();
const input = join(scratch, 'input');
const output = join(scratch, 'output');

beforeEach(() => {
  rmSync(input, { recursive: true, force: true });
  rmSync(output, { recursive: true, force: true });
  writeGuideline(input, 'clean-hands');
});

function build(...args: string[]) {
  return callCli(scratch, 'build', ...args);
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
}

function resource(name: string, id = 'clean-hands') {
  return JSON.parse(readFileSync(join(output, id, 'r4/resources', name), 'utf8'));
}

describe('a clean build', () => {
  test('says what it read and made, where it is, and how long it took', async () => {
    const { code, out, err } = await build();
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out.replace(/\d+\.\d\d s/, 'N s')).toBe(`Clean Hands (clean-hands 1.0.0, draft)
  2 recommendation rows in 1 section; all 5 source lines claimed
  28 artifacts:
       1 ActivityDefinition
       5 CodeSystem
       1 DocumentReference
       2 Evidence
       3 EvidenceVariable
       1 ImplementationGuide
       2 Library
       3 PlanDefinition
       1 Questionnaire
       2 StructureDefinition
       7 ValueSet
  Largest condition 519 bytes (wash-hands)
  Open   output/clean-hands/site/index.html
  Import output/clean-hands/r4/bundles/transaction.json (README.md beside it)

no findings; N s
`);
    for (const path of ['site/index.html', 'r4/bundles/transaction.json', 'r4/bundles/README.md'])
      expect(existsSync(join(output, 'clean-hands', path))).toBe(true);
  });

  test('writes exactly the files of the manifest', async () => {
    await build();
    const listed = manifest().guidelines.flatMap(({ files }) => files.map(({ path }) => path));
    expect([...filesBelow(output).keys()]).toEqual([...listed, 'manifest.json'].sort());
  });

  test('keeps a guideline that is not built this time', async () => {
    writeGuideline(input, 'clean-feet', { idPrefix: 'feet-' });
    await build();
    const before = filesBelow(output);
    const { code, out } = await build('clean-hands');
    expect(code).toBe(0);
    expect(out).not.toContain('clean-feet');
    expect(filesBelow(output)).toEqual(before);
  });

  test('prints nothing but JSON or SARIF to standard output when asked for it', async () => {
    const json = await build('--format', 'json');
    expect(JSON.parse(json.out)).toEqual({
      tool: { name: 'knart', version: expect.any(String) },
      diagnostics: [],
    });
    expect(json.err).toContain('28 artifacts');
    const sarif = await build('--format', 'sarif');
    expect(JSON.parse(sarif.out)).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
  });
});

describe('options', () => {
  test('--canonical replaces the base in every url', async () => {
    const { code } = await build('--canonical', 'https://example.com/fhir');
    expect(code).toBe(0);
    expect(manifest().guidelines[0]?.canonical).toBe('https://example.com/fhir');
    expect(resource('Evidence-wash-hands.json').url).toBe('https://example.com/fhir/Evidence/wash-hands');
    for (const [path, content] of filesBelow(output))
      expect(content, path).not.toContain('http://example.org/clean-hands/');
  });

  test.each([
    'https://example.com/fhir/',
    'example.com',
    'ftp://example.com',
    'https://example.com/a b',
    'https://example.com/fhir|1',
    'https://example.com/fhir#x',
    '',
  ])('--canonical "%s" is refused', async (canonical) => {
    const { code, err } = await build('--canonical', canonical);
    expect(code).toBe(2);
    expect(err).toBe(
      `--canonical must be an http(s) url without "/" at its end, without "?", "#", "|" or spaces; found "${canonical}".\n`,
    );
    expect(existsSync(output)).toBe(false);
  });

  test('--canonical is for one guideline', async () => {
    writeGuideline(input, 'clean-feet');
    const { code, err } = await build('--canonical', 'https://example.com/fhir');
    expect(code).toBe(2);
    expect(err).toContain('--canonical takes one guideline, since two may not share a base');
    expect((await build('clean-feet', '--canonical', 'https://example.com/fhir')).code).toBe(0);
  });

  test('--status active shows in artifacts and manifest', async () => {
    const { code, out } = await build('--status', 'active');
    expect(code).toBe(0);
    expect(out).toContain('(clean-hands 1.0.0, active)');
    expect(manifest().guidelines[0]?.status).toBe('active');
    expect(resource('Evidence-wash-hands.json').status).toBe('active');
  });
});

describe('guideline names', () => {
  test.each(['clean-hands', 'clean-hands/', './input/clean-hands', 'input/../input/clean-hands/'])(
    'takes %s',
    async (name) => {
      const { code, out } = await build(name);
      expect(code).toBe(0);
      expect(out).toContain('(clean-hands 1.0.0');
    },
  );

  test('builds one that is named twice once', async () => {
    const { code, out } = await build('clean-hands', 'input/clean-hands');
    expect(code).toBe(0);
    expect(out.match(/28 artifacts/g)).toHaveLength(1);
  });

  test('takes the folder one stands in', async () => {
    const { code } = await callCli(join(input, 'clean-hands'), 'build', '.', '--out', output);
    expect(code).toBe(0);
    expect(manifest().guidelines.map(({ id }) => id)).toEqual(['clean-hands']);
  });

  test('names those it knows when it does not know one', async () => {
    writeGuideline(input, 'clean-feet');
    const { code, err } = await build('clean-hans');
    expect(code).toBe(2);
    expect(err).toBe(
      `There is no guideline "clean-hans": neither ${join('input', 'clean-hans')} nor clean-hans holds a guideline.yaml. Known: clean-feet, clean-hands.\n`,
    );
  });

  test.each<[string, string[], RegExp]>([
    ['no input folder', ['--input', 'nowhere'], /^There is no folder "nowhere"\. Run knart where/],
    ['an input that is a file', ['--input', 'input/clean-hands/source.txt'], /^There is no folder "input/],
    ['an input without guidelines', ['--input', 'empty'], /^No folder below "empty" holds a guideline\.yaml/],
    [
      'an input that is itself a guideline',
      ['--input', 'input/clean-hands'],
      /holds one itself: name it as an argument, without --input/,
    ],
  ])('says what to do about %s', async (_, args, words) => {
    mkdirSync(join(scratch, 'empty'), { recursive: true });
    const { code, err } = await build(...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
});

describe('an output folder that cannot be written', () => {
  test('is refused when it is a file', async () => {
    writeFileSync(output, 'mine');
    const { code, err } = await build();
    expect(code).toBe(3);
    expect(err).toContain('a file is in the way where a folder is needed');
    expect(readFileSync(output, 'utf8')).toBe('mine');
  });

  test('is refused when it holds files of somebody else', async () => {
    mkdirSync(output);
    writeFileSync(join(output, 'thesis.txt'), 'mine');
    const { code, err } = await build();
    expect(code).toBe(3);
    expect(err).toContain('is not empty and holds no manifest.json of knart');
    expect([...filesBelow(output).keys()]).toEqual(['thesis.txt']);
  });

  test.each(['.', 'input', 'input/clean-hands'])('is refused when it is %s', async (out) => {
    const before = filesBelow(input);
    const { code, err } = await build('--out', out);
    expect(code).toBe(3);
    expect(err).toContain('knart will not replace it');
    expect(filesBelow(input)).toEqual(before);
  });

  test('is refused when it lies below a file', async () => {
    const { code, err } = await build('--out', 'input/clean-hands/source.txt/x');
    expect(code).toBe(3);
    expect(err).toContain('Cannot write');
  });
});

describe('a guideline with errors', () => {
  test('writes nothing and leaves the old output as it was', async () => {
    await build();
    const before = filesBelow(output);
    writeGuideline(input, 'clean-hands', {
      changedRows: ['Wash hands before meals 1 Stronk', 'Wear gloves when soap is missing 2 Weak'],
    });
    const { code, out, err } = await build();
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^input\/clean-hands\/source\.txt:4:\d+ error /m);
    expect(err).toMatch(/^Nothing was written to output: \d+ errors?/m);
    expect(filesBelow(output)).toEqual(before);
  });

  test('stops the others too, since the output is one', async () => {
    writeGuideline(input, 'clean-feet', { id: 'clean-foot' });
    const { code, err } = await build();
    expect(code).toBe(1);
    expect(err).toMatch(/^input\/clean-feet\/guideline\.yaml:1:\d+ error The id is "clean-foot"/m);
    expect(existsSync(output)).toBe(false);
  });

  test('gives the findings as JSON, with their places', async () => {
    writeGuideline(input, 'clean-hands', { id: 'clean-hand' });
    const { code, out } = await build('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).diagnostics).toMatchObject([
      { code: 'id-differs', severity: 'error', place: { file: 'input/clean-hands/guideline.yaml', line: 1 } },
    ]);
  });
});

describe('two guidelines in one build', () => {
  test('share resource ids: a warning, and both are written', async () => {
    writeGuideline(input, 'clean-feet');
    const { code, err, out } = await build();
    expect(code).toBe(0);
    expect(err).toMatch(
      /^input\/clean-hands\/guideline\.yaml:1:1 warning "clean-hands" \(input\/clean-hands\/guideline\.yaml\) and "clean-feet" \(input\/clean-feet\/guideline\.yaml\) both have /,
    );
    expect(out).toContain('1 warning;');
    expect(manifest().guidelines.map(({ id }) => id)).toEqual(['clean-feet', 'clean-hands']);
  });

  test('share a base: an error that names both', async () => {
    writeGuideline(input, 'clean-feet', { canonical: 'http://example.org/clean-hands' });
    const { code, err } = await build();
    expect(code).toBe(1);
    expect(err).toContain(
      '"clean-hands" (input/clean-hands/guideline.yaml) and "clean-feet" (input/clean-feet',
    );
    expect(err).toContain('share the canonical base "http://example.org/clean-hands"');
  });

  test('have one id in different folders: an error that names both files', async () => {
    writeGuideline(join(scratch, 'other'), 'clean-hands', {
      packageId: 'org.other',
      canonical: 'http://a.b/c',
    });
    const { code, err } = await build('clean-hands', 'other/clean-hands');
    expect(code).toBe(1);
    expect(err).toContain(
      '(other/clean-hands/guideline.yaml) and "clean-hands" (input/clean-hands/guideline.yaml)',
    );
    expect(err).toContain('share the id "clean-hands"');
  });
});

test.each(['with space', 'Ünïcödé 東京', "it's [odd] #1 %20 (x)", 'a&b'])(
  'works below a folder called %s',
  async (name) => {
    const place = join(scratch, name);
    mkdirSync(place, { recursive: true });
    await build();
    const expected = filesBelow(output);
    renameSync(input, join(place, 'input'));
    const { code, out } = await callCli(place, 'build', '--out', 'öut put');
    expect(code).toBe(0);
    expect(out).toContain(join('öut put', 'clean-hands', 'site', 'index.html'));
    expect(filesBelow(join(place, 'öut put'))).toEqual(expected);
    expect((await callCli(scratch, 'check', `${name}/input/clean-hands`)).code).toBe(0);
  },
);

test('builds the same bytes from wherever it is called', async () => {
  await build();
  const { code } = await callCli('/', 'build', join(input, 'clean-hands'), '--out', join(scratch, 'o2'));
  expect(code).toBe(0);
  expect(filesBelow(join(scratch, 'o2'))).toEqual(filesBelow(output));
});
