import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { filesBelow } from '../support/filesBelow.ts';
import { writeGuideline } from '../support/writeGuideline.ts';

const scratch = scratchFolder();
const input = join(scratch, 'input');

beforeEach(() => {
  rmSync(input, { recursive: true, force: true });
  writeGuideline(input, 'clean-hands');
});

function check(...args: string[]) {
  return callCli(scratch, 'check', ...args);
}

test('finds a sound guideline sound, and writes nothing', async () => {
  const before = filesBelow(scratch);
  expect(await check()).toEqual({ code: 0, out: 'Sound: clean-hands (2 rows); no findings.\n', err: '' });
  expect(filesBelow(scratch)).toEqual(before);
  expect(existsSync(join(scratch, 'output'))).toBe(false);
});

test('prints findings where they are, and what the verdict is', async () => {
  writeGuideline(input, 'clean-hands', { id: 'clean-hand' });
  const { code, out, err } = await check();
  expect(code).toBe(1);
  expect(err).toBe(
    'input/clean-hands/guideline.yaml:1:5 error The id is "clean-hand", the folder is "clean-hands". Give both the same name. id-differs\n',
  );
  expect(out).toBe('Not sound: no guideline could be built; 1 error.\n');
});

test('says it of every guideline in one run', async () => {
  writeGuideline(input, 'clean-feet', { id: 'x' });
  writeGuideline(input, 'clean-ears', { id: 'y' });
  const { code, err } = await check();
  expect(code).toBe(1);
  expect(err.match(/id-differs/g)).toHaveLength(2);
});

test('names both guidelines that share an id, also when one is a copy in another folder', async () => {
  cpSync(join(input, 'clean-hands'), join(input, 'other'), { recursive: true });
  const { code, err } = await check();
  expect(code).toBe(1);
  expect(err).toContain(
    'input/other/guideline.yaml:1:5 error "clean-hands" (input/other/guideline.yaml) and "clean-hands" (input/clean-hands/guideline.yaml) share the id "clean-hands".',
  );
  expect(err.match(/guideline-twice/g)).toHaveLength(1);
});

test('--coverage prints each line with what claims it', async () => {
  const { code, out } = await check('--coverage');
  expect(code).toBe(0);
  expect(out.split('\n').map((line) => line.trim().split(/ {2,}/).slice(0, 3).join(' | '))).toEqual([
    '1 | title | title',
    '2 | section-heading | at-table',
    '3 | header | at-table',
    '4 | row | wash-hands',
    '5 | row | wear-gloves',
    expect.stringMatching(/^clean-hands: 5 of 5 non-blank lines claimed once \(/),
    'Sound: clean-hands (2 rows); no findings.',
    '',
  ]);
});

test.each(['json', 'sarif'])('--coverage leaves standard output to --format %s', async (format) => {
  const { code, out, err } = await check('--coverage', '--format', format);
  expect(code).toBe(0);
  expect(() => JSON.parse(out)).not.toThrow();
  expect(err).toContain('5 of 5 non-blank lines');
});

describe('--relock', () => {
  const rows = ['Wash hands before meals 1 Strong', 'Wear gloves when soap is missing 2 Weak'] as const;
  const changed = ['Wash hands before all meals 1 Strong', 'Wear gloves when soap is missing 2 Weak'];
  const words = `clean-hands: the source changed since it was locked.
  line 4
  - Wash hands before meals 1 Strong
  + Wash hands before all meals 1 Strong
    wash-hands (intervention-recommended, for): Washing hands before meals
      reworded: its kind (intervention-recommended) and direction (for) were NOT changed: read them again against the new words
`;

  test('has nothing to do when the source is as it was locked', async () => {
    expect(await check('--relock')).toEqual({
      code: 0,
      out: 'clean-hands: the source is locked as it stands; nothing to do.\n',
      err: '',
    });
  });

  test('is what check asks for when the source changed', async () => {
    writeGuideline(input, 'clean-hands', { changedRows: changed });
    const { code, err } = await check();
    expect(code).toBe(1);
    expect(err).toMatch(/input\/clean-hands\/source\.txt:4:/);
    expect(err).toContain('knart check --relock');
  });

  test('shows the change and writes nothing when nobody can answer', async () => {
    writeGuideline(input, 'clean-hands', { changedRows: changed });
    const before = filesBelow(input);
    expect(await check('--relock')).toEqual({
      code: 1,
      out: words,
      err: 'clean-hands stays as it was. Run again with --yes once the change is reviewed.\n',
    });
    expect(filesBelow(input)).toEqual(before);
  });

  test('--yes shows the change, then locks; check is content afterwards', async () => {
    const folder = writeGuideline(input, 'clean-hands', { changedRows: changed });
    const { code, out, err } = await check('--relock', '--yes');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(words)).toBe(true);
    expect(out).toMatch(/^Locked clean-hands: .*recommendations\.yaml.*source\.lock/m);
    expect(readFileSync(join(folder, 'source.lock'), 'utf8')).toContain(changed[0]);
    expect(await check()).toMatchObject({ code: 0, err: '' });
  });

  test.each<[string, string[], RegExp]>([
    [
      'has an unknown rating',
      [rows[0], 'Wear gloves when soap is missing 2 Maybe'],
      /source\.txt:5:36 error Found "Maybe"/,
    ],
    [
      'lacks a row',
      [rows[1]],
      /recommendations\.yaml:2:5 error The row of "wash-hands" .*Nothing was locked/,
    ],
    ['has a row without entry', [...rows, 'Dry hands 1 Weak'], /source\.txt:6:1 error No entry of/],
  ])('locks no source that %s, and says why', async (_, changedRows, finding) => {
    writeGuideline(input, 'clean-hands', { changedRows });
    const before = filesBelow(input);
    const { code, out, err } = await check('--relock', '--yes');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(finding);
    expect(filesBelow(input)).toEqual(before);
  });

  test('reports a guideline that cannot be read, and still looks at the others', async () => {
    writeGuideline(input, 'clean-hands', { changedRows: changed });
    rmSync(join(writeGuideline(input, 'clean-feet'), 'source.txt'));
    const { code, out, err } = await check('--relock', '--yes');
    expect(code).toBe(1);
    expect(err).toContain('input/clean-feet/');
    expect(err).toContain('file-missing');
    expect(out).toContain('Locked clean-hands');
  });
});

describe('patient cases', () => {
  const criteria = [
    'criteria:',
    '  - id: eats',
    '    title: Eats',
    '    line: 4',
    '    quote: Wash hands',
    '    question: { text: Does the person eat?, validFor: 12 months, rationale: A test. }',
    '    basis: editorial',
    '    rationale: A test.',
  ];

  test('are evaluated, and said to hold', async () => {
    writeCases('{ eats: met }');
    const { code, out, err } = await check();
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('clean-hands: 1 case holds.\nSound: clean-hands (2 rows); no findings.\n');
  });

  test('that do not hold are errors, at their line', async () => {
    writeCases('{ eats: ruled-out }');
    const { code, out, err } = await check();
    expect(code).toBe(1);
    expect(err).toMatch(
      /^input\/clean-hands\/cases\/eating\.yaml:2:\d+ error "eats" is met for this patient, not ruled out \(answered yes: eats\)\. .* case-state$/m,
    );
    expect(out).toBe('clean-hands: 0 cases hold.\nNot sound: clean-hands (2 rows); 1 error.\n');
  });

  test('that are broken are errors, at their line', async () => {
    writeCases('{ drinks: met }');
    const { code, err } = await check();
    expect(code).toBe(1);
    expect(err).toMatch(
      /^input\/clean-hands\/cases\/eating\.yaml:2:\d+ error .*"drinks".* case-criterion-unknown$/m,
    );
  });

  function writeCases(expected: string): void {
    const folder = join(input, 'clean-hands');
    mkdirSync(join(folder, 'cases'));
    writeFileSync(join(folder, 'criteria.yaml'), criteria.join('\n'));
    const entry = `{ id: a, title: A, answers: { eats: "yes" }, expect: ${expected} }`;
    writeFileSync(join(folder, 'cases', 'eating.yaml'), `cases:\n  - ${entry}\n`);
  }
});
