import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkCaseFiles, readCaseFiles } from '../../src/cases/caseFiles.ts';
import { caseQuestionnaire } from '../../src/cases/readAnswers.ts';
import { collect } from '../../src/diagnostic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { scratchFolder } from '../support/callCli.ts';
import { gout } from './gout.ts';

const scratch = scratchFolder();
const folder = { path: scratch, shown: 'gout' };
const place = { file: 'criteria.yaml', line: 1, column: 1 };
const guideline: Guideline = {
  ...gout,
  outcomes: [
    {
      id: 'advice',
      title: 'Advice',
      exhaustive: true,
      rationale: 'A test.',
      authored: place,
      outcomes: [
        { id: 'treat', title: 'Treat', when: [{ criterion: 'gout', rail: 'met' }] },
        { id: 'leave', title: 'Leave', when: [{ criterion: 'gout', rail: 'ruled-out' }] },
        { id: 'ask', title: 'Ask', when: [{ criterion: 'gout', rail: 'unknown' }] },
      ],
    },
    {
      id: 'overlapping',
      title: 'Overlapping',
      exhaustive: false,
      rationale: 'A test.',
      authored: place,
      outcomes: [
        { id: 'gout', title: 'Gout', when: [{ criterion: 'gout', rail: 'met' }] },
        { id: 'no-drinker', title: 'No drinker', when: [{ criterion: 'drinks', rail: 'not-met' }] },
      ],
    },
  ],
};

beforeEach(() => rmSync(join(scratch, 'cases'), { recursive: true, force: true }));

function write(name: string, content: string | readonly string[] | object): void {
  mkdirSync(join(scratch, 'cases', dirname(name)), { recursive: true });
  const isLines = Array.isArray(content) && content.every((line) => typeof line === 'string');
  const text = typeof content === 'string' ? content : isLines ? content.join('\n') : JSON.stringify(content);
  writeFileSync(join(scratch, 'cases', name), text);
}

async function check() {
  const { value, diagnostics } = collect((report) => checkCaseFiles(folder, guideline, report));
  const hold = await value;
  return {
    hold,
    said: diagnostics.map(
      ({ place: at, code, message }) => `${at.file}:${at.line ?? ''} ${code}: ${message}`,
    ),
  };
}

describe('the case files of a guideline', () => {
  it('are none where it has no folder of them', async () => {
    expect(await check()).toEqual({ hold: 0, said: [] });
  });

  it('are all read, and each case is evaluated', async () => {
    write('a.yaml', ['cases:', '  - { id: a, title: A, complete: all, expect: { gout: ruled-out } }']);
    write('b.yml', [
      'cases:',
      '  - { id: b, title: B, expect: { gout: met } }',
      '  - { id: c, title: C, expect: { gout: unknown } }',
    ]);
    write('notes.txt', 'no case');
    expect(await check()).toEqual({
      hold: 2,
      said: [
        'gout/cases/b.yml:2 case-state: "gout" is unknown for this patient, not met (no evidence, and no list read in full). Mend the case, or the criterion.',
      ],
    });
  });

  it('are reported where they are broken, and the others still read', async () => {
    write('a.yaml', 'cases: [');
    write('b.yaml', ['cases:', '  - { id: b, title: B, expect: { gaut: met } }']);
    write('c.yaml', ['cases:', '  - { id: c, title: C, expect: { gout: unknown } }']);
    const { hold, said } = await check();
    expect(hold).toBe(1);
    expect(said.map((each) => each.split(': ')[0])).toEqual([
      'gout/cases/a.yaml:1 yaml-syntax',
      'gout/cases/b.yaml:2 case-criterion-unknown',
    ]);
  });

  it('may lie in folders of their own, with their resources beside them', async () => {
    write('b.yaml', ['cases:', '  - { id: b, title: B, expect: { gout: unknown } }']);
    write('who/a.yaml', [
      'asOf: "2026-11-25"',
      'cases:',
      '  - { id: a, title: A, resources: more/a.json, expect: { gout: ruled-out } }',
      '  - { id: c, title: C, resources: none.json, expect: { gout: met } }',
    ]);
    write('who/more/a.json', { resourceType: 'Patient', id: 'a' });
    expect((await check()).said.map((each) => each.split('. ')[0])).toEqual([
      'gout/cases/who/a.yaml:4 file-missing: The file gout/cases/who/none.json does not exist',
    ]);
    write('who/none.json', { resourceType: 'Patient', id: 'c' });
    expect((await check()).said.map((each) => each.split(': ')[0])).toEqual([
      'gout/cases/who/a.yaml:3 case-state',
      'gout/cases/who/a.yaml:4 case-state',
    ]);
  });

  it('share no id', async () => {
    write('a.yaml', ['cases:', '  - { id: same, title: A, expect: { gout: unknown } }']);
    write('b.yaml', ['cases:', '  - { id: same, title: B, expect: { gout: unknown } }']);
    expect((await check()).said).toEqual([
      'gout/cases/b.yaml:2 id-duplicate: The id "same" is also that of a case in gout/cases/a.yaml.',
    ]);
  });

  it('name known criteria where they say what no patient can be', async () => {
    write('a.yaml', [
      'unreachable:',
      '  - { criteria: [gout, gaut], states: [met], reason: None. }',
      'cases:',
      '  - { id: a, title: A, expect: { gout: unknown } }',
    ]);
    expect((await check()).said).toEqual([
      'gout/cases/a.yaml:2 case-criterion-unknown: The guideline has no criterion "gaut", so that nothing can be said of its states.',
    ]);
  });
});

describe('an expected outcome', () => {
  it('holds where it does, and no other of its set', async () => {
    write('a.yaml', [
      'cases:',
      '  - { id: a, title: A, expect: { advice: ask } }',
      '  - { id: b, title: B, complete: all, expect: { advice: leave, gout: ruled-out } }',
    ]);
    expect(await check()).toEqual({ hold: 2, said: [] });
  });

  it('is reported where another one holds, none, or several, with the states they rest on', async () => {
    const codes = 'conditions: [{ code: "ICD-10-CM M10.9 Gout, unspecified" }]';
    write('a.yaml', [
      'cases:',
      '  - { id: a, title: A, expect: { advice: treat } }',
      `  - { id: b, title: B, ${codes}, expect: { overlapping: gout } }`,
      '  - { id: c, title: C, answers: { drinks: "yes" }, expect: { overlapping: gout } }',
    ]);
    expect(await check()).toEqual({
      hold: 0,
      said: [
        'gout/cases/a.yaml:2 case-outcome: Of "advice" ask holds for this patient, not treat (gout unknown). Mend the case, or the outcomes.',
        'gout/cases/a.yaml:3 case-outcome: Of "overlapping" gout and no-drinker holds for this patient, not gout (gout met, drinks unknown). Mend the case, or the outcomes.',
        'gout/cases/a.yaml:4 case-outcome: Of "overlapping" no outcome holds for this patient, not gout (gout unknown, drinks met). Mend the case, or the outcomes.',
      ],
    });
  });

  it('is one of the set', async () => {
    write('a.yaml', ['cases:', '  - { id: a, title: A, expect: { advice: wait } }']);
    expect((await check()).said).toEqual([
      'gout/cases/a.yaml:2 case-outcome-unknown: "advice" has no outcome "wait"; its outcomes: treat, leave, ask.',
    ]);
  });
});

describe('resources that lie beside the cases', () => {
  const uuid = 'urn:uuid:11111111-1111-4111-8111-111111111111';
  const patient = {
    resourceType: 'Patient',
    id: 'synthetic',
    birthDate: '1950-01-01',
    deceasedBoolean: false,
  };
  const condition = {
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: uuid },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M10.9' }] },
  };
  const bundle = (...others: object[]) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ fullUrl: uuid, resource: patient }, ...others.map((resource) => ({ resource }))],
  });
  const one = (more: string) => [
    'asOf: "2026-11-25"',
    'cases:',
    `  - { id: a, title: A, resources: a.json, ${more} }`,
  ];

  it('are the record, with what the case adds', async () => {
    write('a.json', bundle(condition));
    write(
      'a.yaml',
      one(
        'patient: { deceased: 1 day ago }, procedures: [{ text: x-ray }], expect: { gout: met, dead: met }',
      ),
    );
    const { value, diagnostics } = collect((report) => readCaseFiles(folder, guideline, report));
    const [read] = await value;
    expect(diagnostics).toEqual([]);
    expect(read).toMatchObject({
      subject: 'synthetic',
      records: [
        { resourceType: 'Patient', id: 'synthetic', birthDate: '1950-01-01', deceasedDateTime: '2026-11-24' },
        { id: 'c1', subject: { reference: 'Patient/synthetic' } },
        { id: 'a-procedure-1', subject: { reference: 'Patient/synthetic' } },
      ],
    });
    expect(read?.records[0]).not.toHaveProperty('deceasedBoolean');
    expect(await check()).toEqual({ hold: 1, said: [] });
  });

  it('are answers to the forms of the guideline, whatever canonical base it is built with', async () => {
    const response = (form: string) => ({
      resourceType: 'QuestionnaireResponse',
      id: 'r1',
      questionnaire: form,
      status: 'completed',
      subject: { reference: 'Patient/synthetic' },
      authored: '2026-11-20',
      item: [
        {
          linkId: 'drinks',
          answer: [{ valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y' } }],
        },
      ],
    });
    write('a.yaml', one('expect: { drinks: met }'));
    const form = new URL(caseQuestionnaire(guideline, 'drinks'));
    write('a.json', [patient, response(`http://elsewhere.example.org${form.pathname}|0.1`)]);
    expect(await check()).toEqual({ hold: 1, said: [] });
    write('a.json', [patient, response(`${form.origin}/Questionnaire/another`)]);
    expect((await check()).hold).toBe(0);
  });

  it('may be a list, and entries without an id take that of their url', async () => {
    const { id: _, ...nameless } = patient;
    const entry = [{ fullUrl: uuid, resource: nameless }];
    write('a.json', [{ resourceType: 'Bundle', type: 'collection', entry }, condition]);
    write('a.yaml', one('expect: { gout: met }'));
    expect(await check()).toEqual({ hold: 1, said: [] });
  });

  it.each<[string, object | string, string]>([
    ['no JSON', '{', 'case-resources: a.json is not JSON'],
    ['no resources', [{ name: 'x' }], 'case-resources: a.json holds something that is no FHIR resource'],
    ['no Patient', [condition], 'case-resources: a.json holds 0 Patients'],
    ['two Patients', [patient, { ...patient, id: 'b' }], 'case-resources: a.json holds 2 Patients'],
    [
      'a Patient without an id',
      [{ resourceType: 'Patient' }],
      'case-resources: a.json holds 1 Patients without an id',
    ],
  ])('are reported where the file holds %s', async (_, content, words) => {
    write('a.json', content);
    write('a.yaml', one('expect: { gout: met }'));
    const { said } = await check();
    expect(said).toHaveLength(1);
    expect(said[0]?.slice('gout/cases/a.yaml:3 '.length)).toMatch(new RegExp(`^${words}`));
  });

  it('are reported where the file is missing, or the case has no day', async () => {
    write('a.yaml', ['cases:', '  - { id: a, title: A, resources: a.json, expect: { gout: met } }']);
    const { said } = await check();
    expect(said.map((each) => each.split(': ')[0])).toEqual([
      'gout/cases/a.yaml:2 case-date-absolute',
      'gout/cases/a.yaml:2 file-missing',
    ]);
  });
});
