import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { requestFaults, responseFaults } from '../support/cdsHooks/hookFaults.ts';
import { filesBelow } from '../support/filesBelow.ts';
import { junitFaults } from '../support/junitFaults.ts';
import { writeGuideline } from '../support/writeGuideline.ts';
import { soundCases, writeCases, writeTestedGuideline } from '../support/writeTestedGuideline.ts';

const scratch = scratchFolder();
const input = join(scratch, 'input');
const folder = join(input, 'clean-hands');
const exported = join(scratch, 'exported');

beforeAll(async () => {
  writeTestedGuideline(input, 'clean-hands');
  // Compiles the logic once for all tests here.
  expect(await callCli(scratch, 'build')).toMatchObject({ code: 0 });
}, 60_000);

beforeEach(() => {
  rmSync(join(folder, 'cases'), { recursive: true, force: true });
  rmSync(exported, { recursive: true, force: true });
  writeCases(folder, 'eating.yaml', soundCases);
});

afterEach(() => void vi.useRealTimers());

function run(...args: string[]) {
  return callCli(scratch, 'test', ...args);
}

const failing = `cases:
  - { id: eater, title: Says yes, answers: { eats: "yes" }, expect: { eats: ruled-out, advice: leave } }
`;

const wholeTable = `clean-hands

file                                 cases  passed  failed
input/clean-hands/cases/eating.yaml      3       3       0
all                                      3       3       0

plan      card  cases
at-table  wash      1
at-table  ask       1

criterion  met  ruled out  unknown  contradiction
eats       1    1          1        -
1 criteria, 4 states: 3 shown by cases, 1 that no patient can be in (-), 0 missing.

- contradiction: It has no question of its own, or reads no record as evidence.
  eats

Passed: clean-hands (3 cases, 0 failed); no findings.
`;

describe('knart test', () => {
  test('prints files, cards and the coverage of states, and writes nothing', async () => {
    const before = filesBelow(scratch);
    expect(await run()).toEqual({ code: 0, out: wholeTable, err: '' });
    expect(filesBelow(scratch)).toEqual(before);
  });

  test('says of a failed case what was expected, what was found and why, with the line', async () => {
    writeCases(folder, 'eating.yaml', failing);
    const { code, out, err } = await run();
    expect(code).toBe(1);
    const line = 'input/clean-hands/cases/eating.yaml:2';
    expect(out).toContain(`FAILED eater: Says yes (${line})
  ${line} eats
    expected  ruled out
    found     met
    why       answered yes: eats
  ${line} advice
    expected  leave
    found     wash
    why       eats met
  ${line} at-table
    expected  no card
    found     wash
    why       eats met
`);
    expect(out).toContain('input/clean-hands/cases/eating.yaml      1       0       1\n');
    expect(out).toMatch(/^eats {7}MISSING {2}1 {10}MISSING {2}-$/m);
    expect(out).toMatch(/\nFailed: clean-hands \(1 case, 1 failed\); 4 errors\.\n$/);
    expect(err).toMatch(
      /^input\/clean-hands\/criteria\.yaml:2:\d+ error No case shows "eats" as met, unknown\. .* case-state-missing\n$/,
    );
  });

  test('fails where a state is missing, although each case passes', async () => {
    writeCases(folder, 'eating.yaml', soundCases.split('\n').slice(0, 3).join('\n'));
    const { code, out, err } = await run();
    expect(code).toBe(1);
    expect(out).toContain('Failed: clean-hands (2 cases, 0 failed); 1 error.');
    expect(err).toContain('No case shows "eats" as unknown.');
  });

  test('takes a reason for a state that nobody can be in, and refuses one that a case disproves', async () => {
    const listed = (state: string) =>
      `unreachable:\n  - { criteria: [eats], states: [${state}], reason: Who is asked answers. }\n`;
    writeCases(folder, 'eating.yaml', listed('unknown') + soundCases.split('\n').slice(0, 3).join('\n'));
    expect(await run()).toMatchObject({
      code: 0,
      out: expect.stringContaining('- unknown: Who is asked answers.\n  eats\n'),
    });
    writeCases(folder, 'eating.yaml', listed('met') + soundCases);
    const { code, err } = await run();
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/eating\.yaml:2:\d+ error .* unreachable-shown\n$/),
    ]);
  });

  test('runs one case, or one plan', async () => {
    const { code, out } = await run('--case', 'nobody');
    expect(code).toBe(0);
    expect(out).toContain('input/clean-hands/cases/eating.yaml      1       1       0\n');
    expect(out).toContain('at-table  ask       1\n');
    expect(out).not.toMatch(/criterion|at-table {2}wash/);
    expect((await run('--plan', 'at-table')).out).toBe(wholeTable);
  });

  test('refuses a case and a plan that are not there', async () => {
    expect(await run('--case', 'nobodi')).toEqual({
      code: 2,
      out: '',
      err: 'There is no case "nobodi"; known: nobody, eater, faster.\n',
    });
    expect(await run('--plan', 'table')).toMatchObject({
      code: 2,
      err: 'There is no plan "table" with cards; known: at-table.\n',
    });
  });

  test('says so of a guideline without cases, and of one that cannot be built', async () => {
    writeGuideline(join(scratch, 'other'), 'clean-feet');
    expect(await run('--input', 'other')).toEqual({
      code: 0,
      out: 'clean-feet\n\nfile  cases  passed  failed\nall       0       0       0\n\nPassed: clean-feet (no cases); no findings.\n',
      err: '',
    });
    writeGuideline(join(scratch, 'other'), 'clean-feet', { id: 'x' });
    const { code, out, err } = await run('--input', 'other', '--export', exported);
    expect([code, out]).toEqual([
      1,
      `Nothing was written to ${exported}.\nFailed: no guideline could be built; 1 error.\n`,
    ]);
    expect(err).toContain('id-differs');
    expect(existsSync(exported)).toBe(false);
  });

  test('prints the same a year later', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T08:00:00Z') });
    const [table, xml, json] = [await run(), await run('--format', 'junit'), await run('--format', 'json')];
    await run('--export', exported);
    const files = filesBelow(exported);
    rmSync(exported, { recursive: true });
    vi.setSystemTime(new Date('2027-12-31T23:59:59Z'));
    expect([await run(), await run('--format', 'junit'), await run('--format', 'json')]).toEqual([
      table,
      xml,
      json,
    ]);
    await run('--export', exported);
    expect(filesBelow(exported)).toEqual(files);
    expect(table.out).toBe(wholeTable);
  });
});

describe('the results', () => {
  test('are JSON with everything that the table says', async () => {
    writeCases(folder, 'eating.yaml', failing);
    const { code, out, err } = await run('--format', 'json');
    const { diagnostics, tests } = JSON.parse(out);
    expect(code).toBe(1);
    expect(err).toBe('Failed: clean-hands (1 case, 1 failed); 4 errors.\n');
    expect(diagnostics.map((one: { code: string }) => one.code).sort()).toEqual([
      'case-cards',
      'case-outcome',
      'case-state',
      'case-state-missing',
    ]);
    expect(tests).toMatchObject([
      {
        guideline: 'clean-hands',
        cases: 1,
        failed: 1,
        files: [{ file: 'input/clean-hands/cases/eating.yaml', passed: 0 }],
        failures: [
          { case: 'eater', subject: 'eats', expected: 'ruled out', found: 'met', why: 'answered yes: eats' },
          { subject: 'advice' },
          { subject: 'at-table', place: { file: 'input/clean-hands/cases/eating.yaml', line: 2 } },
        ],
        cards: [
          { plan: 'at-table', card: 'wash', cases: 0 },
          { plan: 'at-table', card: 'ask', cases: 0 },
        ],
        coverage: [{ criterion: 'eats', states: [{ state: 'met', cases: 0 }, { cases: 1 }, {}, {}] }],
      },
    ]);
  });

  test('are JUnit XML that its readers take, a suite for each file', async () => {
    writeCases(
      folder,
      'more/odd.yaml',
      `cases:\n  - { id: odd, title: "<&> \\u001b[31m \\"", expect: { eats: met } }\n`,
    );
    const { code, out } = await run('--format', 'junit');
    expect(code).toBe(1);
    expect(junitFaults(out)).toEqual([]);
    expect(out.match(/<testsuite .*>/g)).toEqual([
      '<testsuite name="input/clean-hands/cases/eating.yaml" tests="3" failures="0" errors="0" time="0" skipped="0">',
      '<testsuite name="input/clean-hands/cases/more/odd.yaml" tests="1" failures="1" errors="0" time="0" skipped="0">',
      '<testsuite name="clean-hands: states of criteria" tests="1" failures="0" errors="0" time="0" skipped="0">',
    ]);
    expect(out).toContain('<testcase name="odd" classname="input.clean-hands.cases.more.odd"');
    expect(out).toContain(
      'type="case-state">&lt;&amp;&gt; [U+001B][31m &quot;\ninput/clean-hands/cases/more/odd.yaml:2 &quot;eats&quot; is unknown',
    );
  });

  test('are written as JUnit XML beside the table, in place of an older file', async () => {
    const file = join(scratch, 'reports', 'cases.xml');
    expect(await run('--junit', file)).toEqual({ code: 0, out: wholeTable, err: '' });
    expect(readFileSync(file, 'utf8')).toBe((await run('--format', 'junit')).out);
    writeFileSync(file, 'old');
    await run('--junit', file);
    expect(junitFaults(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test('say where the report cannot be written', async () => {
    mkdirSync(join(scratch, 'taken'), { recursive: true });
    writeFileSync(join(scratch, 'file'), '');
    const { code, err } = await run('--junit', 'taken');
    expect([code, err]).toEqual([3, expect.stringContaining('Cannot write taken: a folder is in the way')]);
    expect(await run('--junit', 'file/cases.xml')).toMatchObject({
      code: 3,
      err: expect.stringMatching(/Cannot write file.cases.xml: .* choose another folder with --junit\./),
    });
  });

  test('count a missing state as a failed test', async () => {
    writeCases(folder, 'eating.yaml', soundCases.split('\n').slice(0, 3).join('\n'));
    const { out } = await run('--format', 'junit');
    expect(junitFaults(out)).toEqual([]);
    expect(out).toContain('<failure message="No case shows it as unknown." type="case-state-missing">');
  });
});

describe('exported cases', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(exported, 'clean-hands', path), 'utf8'));

  test('are a Bundle, calls, answers and what is expected, for each case', async () => {
    writeCases(
      folder,
      'orders.yaml',
      `cases:\n  - id: orders\n    title: Orders soap\n    answers: { eats: "yes" }\n    draftOrders: [{ text: soap }]\n    expect: { advice: wash }\n`,
    );
    const { code, out } = await run('--export', exported);
    expect(code).toBe(0);
    expect(out).toContain(`Wrote 4 cases with 9 calls of CDS Hooks to ${exported}.\n`);
    expect(
      [...filesBelow(exported).keys()].filter((path) => /manifest|orders|eater/.test(path)).sort(),
    ).toEqual([
      'clean-hands/eater/at-table/request-order-sign.json',
      'clean-hands/eater/at-table/request-patient-view.json',
      'clean-hands/eater/at-table/response-order-sign.json',
      'clean-hands/eater/at-table/response-patient-view.json',
      'clean-hands/eater/bundle.json',
      'clean-hands/eater/expected.json',
      'clean-hands/orders/at-table/request-order-select.json',
      'clean-hands/orders/at-table/request-order-sign.json',
      'clean-hands/orders/at-table/request-patient-view.json',
      'clean-hands/orders/at-table/response-order-select.json',
      'clean-hands/orders/at-table/response-order-sign.json',
      'clean-hands/orders/at-table/response-patient-view.json',
      'clean-hands/orders/bundle.json',
      'clean-hands/orders/expected.json',
      'manifest.json',
    ]);
    const call = read('orders/at-table/request-order-select.json');
    expect(requestFaults(call)).toEqual([]);
    expect(call).toMatchObject({
      hook: 'order-select',
      context: {
        patientId: 'orders-patient',
        selections: ['ServiceRequest/orders-draft-servicerequest-1'],
        draftOrders: { entry: [{ resource: { status: 'draft', code: { text: 'soap' } } }] },
      },
      prefetch: {
        subject: { resourceType: 'Patient', id: 'orders-patient' },
        responses: { type: 'searchset', link: [{ relation: 'self' }, { relation: 'next' }], entry: [{}] },
      },
    });
    const answer = read('orders/at-table/response-order-select.json');
    expect(responseFaults(answer)).toEqual([]);
    expect(answer).toMatchObject({
      cards: [{ summary: 'Wash hands', indicator: 'warning', source: { label: 'Example Society' } }],
    });
    expect(read('nobody/expected.json')).toEqual({
      case: 'nobody',
      title: 'Says nothing',
      asOf: '2026-01-02',
      subject: 'nobody-patient',
      complete: [],
      states: { eats: 'unknown' },
      outcomes: { advice: 'ask' },
      cards: { 'at-table': ['ask'] },
    });
  });

  test('replace what an earlier export wrote, and leave what is another’s', async () => {
    await run('--export', exported);
    writeFileSync(join(exported, 'notes.txt'), 'mine');
    await run('--case', 'eater', '--export', exported);
    expect([...filesBelow(exported).keys()].filter((path) => !path.includes('/eater/')).sort()).toEqual([
      'manifest.json',
      'notes.txt',
    ]);
  });

  test('never replace a folder that no export made, such as one that was built', async () => {
    mkdirSync(exported);
    writeFileSync(join(exported, 'notes.txt'), 'mine');
    const { code, err } = await run('--export', exported);
    expect([code, err]).toEqual([
      3,
      `${exported} is not empty and holds no manifest.json of knart test, so knart test will not replace it. Choose another folder with --export, or empty this one if nothing in it is needed.\n`,
    ]);
    expect([...filesBelow(exported).keys()]).toEqual(['notes.txt']);
    const before = filesBelow(join(scratch, 'output'));
    expect(await run('--export', 'output')).toMatchObject({ code: 3 });
    expect(filesBelow(join(scratch, 'output'))).toEqual(before);
  });

  test('are no folder that a build replaces', async () => {
    await run('--export', exported);
    expect(await callCli(scratch, 'build', '--out', exported)).toMatchObject({
      code: 3,
      err: expect.stringContaining('holds no manifest.json of knart, so knart will not replace it'),
    });
  });
});
