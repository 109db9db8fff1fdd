import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/validation/catalogue/catalogue.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';

const scratch = scratchFolder();

const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };
const sound = { resourceType: 'Library', text, status: 'draft', type: { text: 'a list' } };
const faulty = { resourceType: 'Library', text, status: 'sketch', type: { text: 'a list' } };

function file(path: string, content: unknown): void {
  mkdirSync(join(scratch, path, '..'), { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  writeFileSync(join(scratch, path), text);
}

function validate(...args: string[]) {
  return callCli(scratch, 'validate', ...args);
}

file('sound.json', sound);
file('faulty.json', faulty);
file('broken.json', '{\n  "resourceType": "Library",\n  "status" "draft"\n}\n');
file('plain.json', { name: 'no resource' });
file('folder/inner/sound.json', { ...sound, id: 'sound' });
file('folder/faulty.json', { ...faulty, id: 'faulty' });
file('folder/package.json', { name: 'no resource' });
file('lines.ndjson', `${JSON.stringify(sound)}\n${JSON.stringify(faulty)}\n`);

test('a sound file is clean', async () => {
  expect(await validate('sound.json')).toEqual({ code: 0, out: '1 resources: no findings.\n', err: '' });
});

test('a faulty file is named with the element', async () => {
  const { code, err } = await validate('faulty.json');
  expect(code).toBe(1);
  expect(err).toMatch(/^faulty\.json:1:1 error .*sketch.* at Library\.status /m);
});

test('a folder is read with all below it', async () => {
  const { code, out, err } = await validate('folder');
  expect(code).toBe(1);
  expect(out).toMatch(/^2 resources: 1 error/);
  expect(err).toMatch(/^folder\/faulty\.json:1:1 error /);
});

test('NDJSON faults are on their line', async () => {
  const { err } = await validate('lines.ndjson');
  expect(err).toMatch(/^lines\.ndjson:2:1 error /);
});

test('broken JSON has a place', async () => {
  const { code, err } = await validate('broken.json');
  expect(code).toBe(1);
  expect(err).toMatch(/^broken\.json:3:\d+ error .* json-syntax$/m);
});

test('files of a folder that hold no resource are counted, and the first is named', async () => {
  file('others/a.json', []);
  file('others/b.json', 3);
  file('others/sound.json', { ...sound, id: 'other' });
  expect(await validate('others')).toMatchObject({
    code: 0,
    err: 'others/a.json information 2 files hold JSON but no FHIR resource, so they were passed over; this is the first. json-passed-over\n',
  });
});

test('a file that was named and holds no resource is an error', async () => {
  const { code, err } = await validate('plain.json');
  expect(code).toBe(1);
  expect(err).toContain('plain.json:1:1 error This is JSON but no FHIR resource');
});

test('a path that does not exist is the outside world', async () => {
  expect(await validate('sound.json', 'missing.json')).toEqual({
    code: 3,
    out: '',
    err: '"missing.json" cannot be read: there is no such file or folder. Check the path.\n',
  });
});

test.each(['json', 'sarif', 'operation-outcome'])(
  '--format %s leaves standard output to the document',
  async (format) => {
    const { code, out, err } = await validate('faulty.json', '--format', format);
    expect(code).toBe(1);
    expect(() => JSON.parse(out)).not.toThrow();
    expect(err).toMatch(/^1 resources: 1 error/);
  },
);

test('SARIF has for each rule what --explain says of it', async () => {
  const { out } = await validate('faulty.json', '--format', 'sarif');
  const [{ tool, results }] = JSON.parse(out).runs;
  const of = ({ code }: { code: string }) => results.some((each: { ruleId: string }) => each.ruleId === code);
  expect(tool.driver.rules).toMatchObject(
    catalogue
      .filter(of)
      .map(({ code, wants, spec }) => ({ id: code, fullDescription: { text: wants }, helpUri: spec }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test('the FHIRPath of a plan is checked', async () => {
  const expression = { language: 'text/fhirpath', expression: '%patient.exists()' };
  file('plan.json', {
    resourceType: 'PlanDefinition',
    id: 'plan',
    status: 'draft',
    action: [{ condition: [{ kind: 'applicability', expression }] }],
  });
  const { code, err } = await validate('plan.json');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^plan\.json:1:1 error .*%patient is not defined.* at PlanDefinition\.action\[0\]\.condition\[0\]\.expression/m,
  );
});

test('a sound and a faulty file as an OperationOutcome', async () => {
  const { code, out } = await validate('sound.json', 'faulty.json', '--format', 'operation-outcome');
  expect(code).toBe(1);
  const outcome = JSON.parse(out);
  file('outcome.json', outcome);
  expect(outcome).toMatchObject({
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: 'code-invalid',
        details: { coding: [{ code: 'structure-code' }] },
        diagnostics: expect.stringMatching(/^faulty\.json:1:1/),
        expression: ['Library.status'],
      },
    ],
  });
  expect(await validate('outcome.json', '--fail-on', 'warning')).toMatchObject({ code: 0 });
});

test.each<[string, string, number]>([
  ['faulty.json', 'error', 1],
  ['faulty.json', 'never', 0],
  ['warned.json', 'error', 0],
  ['warned.json', 'warning', 1],
  ['warned.json', 'information', 1],
  ['warned.json', 'never', 0],
  ['told.json', 'warning', 0],
  ['told.json', 'information', 1],
  ['sound.json', 'information', 0],
])('%s with --fail-on %s ends with %i', async (name, severity, expected) => {
  const { text: _, ...bare } = sound;
  file('warned.json', bare);
  file('told.json', { ...sound, extension: [{ url: 'http://example.org/x', valueString: 'x' }] });
  expect(await validate(name, '--fail-on', severity)).toMatchObject({ code: expected });
});

test('findings that are accepted do not count, and stand in the JSON with the reason', async () => {
  file(
    'ignore.yaml',
    'ignore:\n  - { code: structure-code, path: faulty.json, element: Library.status, reason: Known. }\n',
  );
  const text = await validate('faulty.json', '--ignore', 'ignore.yaml');
  expect(text).toEqual({ code: 0, out: '1 resources: no findings, 1 ignored.\n', err: '' });
  const { out } = await validate('faulty.json', '--ignore', 'ignore.yaml', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    diagnostics: [],
    ignored: [{ code: 'structure-code', place: { file: 'faulty.json' }, ignored: 'Known.' }],
  });
});

test('entries that accept nothing, and faulty ones, are findings', async () => {
  const entries = [
    '{ code: id-unique, path: "*.json", reason: Old. }',
    '{ code: nonsense, path: a, reason: Old. }',
  ];
  file('stale.yaml', `ignore:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`);
  const { code, err } = await validate('sound.json', '--ignore', 'stale.yaml');
  expect(code).toBe(1);
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringMatching(
      /^stale\.yaml:2:5 warning There is no finding id-unique in \*\.json .* ignore-unused$/,
    ),
    expect.stringMatching(/^stale\.yaml:3:\d+ error No rule has the code "nonsense".* ignore-code$/),
  ]);
});

test('a folder without resources does not pass', async () => {
  mkdirSync(join(scratch, 'empty'));
  expect(await validate('empty')).toEqual({
    code: 1,
    out: '0 resources: 1 error.\n',
    err: 'empty error There is no FHIR resource here, so nothing was checked: JSON, NDJSON and packages (.tgz) are read. Check the path. nothing-to-validate\n',
  });
});
