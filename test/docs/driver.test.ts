import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { listVariables } from '../../src/apply/recordVariables.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { fhirpathRails } from '../../src/logic/fhirpath.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(new URL('../../docs/driver.md', import.meta.url), 'utf8');
const driver = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';
const loinc = 'http://loinc.org';
const cpt = 'http://www.ama-assn.org/go/cpt';
const sets = {
  gout: { system: icd10cm, code: 'M10.9', class: 'definite' },
  score: { system: loinc, code: '44261-6', class: 'unclassed' },
  pump: { system: cpt, code: '62362', class: 'definite' },
  removal: { system: cpt, code: '62365', class: 'definite' },
} as const;
const lookup = {
  codeSet: (id: string) => ({ id, title: id, codes: [sets[id as keyof typeof sets]], families: [] }),
  criterion: (): Criterion => {
    throw new Error('none is named');
  },
};

const gout = fhirpathRails(
  {
    kind: 'evidence',
    recorded: [{ kind: 'record', type: 'Condition', codes: 'gout' }],
    possible: [],
    question: { id: 'gout', validFor: { count: 12, unit: 'month' } },
    absence: 'ruled-out',
  },
  lookup,
);
const score = fhirpathRails(
  {
    kind: 'evidence',
    recorded: [
      {
        kind: 'score',
        codes: 'score',
        within: { count: 3, unit: 'month' },
        unit: '{score}',
        band: { from: 20 },
      },
    ],
    possible: [],
    absence: 'unknown',
  },
  lookup,
);

const pump = fhirpathRails(
  {
    kind: 'evidence',
    recorded: [{ kind: 'lasting', codes: 'pump', unless: 'removal' }],
    possible: [],
    absence: 'unknown',
  },
  lookup,
);

const patient = { resourceType: 'Patient', id: 'p' };
const condition = { resourceType: 'Condition', code: { coding: [{ system: icd10cm, code: 'M10.9' }] } };
const scored = (effective: string | object, value: number): Partial<FhirResource> =>
  ({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: loinc, code: '44261-6' }] },
    ...(typeof effective === 'string' ? { effectiveDateTime: effective } : effective),
    valueQuantity: { value, system: 'http://unitsofmeasure.org', code: '{score}' },
  }) as Partial<FhirResource>;
const procedure = (code: string, performed: object) => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { coding: [{ system: cpt, code }] },
  ...performed,
});
const today = '2026-05-31';

/** What is asked of the driver, and what it is to answer on both rails. */
const cases: readonly (readonly [string, typeof gout, object, met: boolean, ruledOut: boolean])[] = [
  ['a record', gout, { records: [condition] }, true, false],
  ['a silent record', gout, { records: [] }, false, false],
  ['a silent record that is complete', gout, { complete: ['Condition'] }, false, true],
  ['the answer yes', gout, { yes: ['gout'] }, true, false],
  ['the answer no', gout, { no: ['gout'] }, false, true],
  ['a record against the answer no', gout, { records: [condition], no: ['gout'] }, false, false],
  ['the first day of the window', score, { records: [scored('2026-02-28T00:01:00', 20)] }, true, false],
  ['the day before it', score, { records: [scored('2026-02-27T23:59:00', 20)] }, false, false],
  ['the last minute of today', score, { records: [scored('2026-05-31T23:59:00', 20)] }, true, false],
  [
    'a newer score that stands behind the older one',
    score,
    { records: [scored('2026-04-01', 25), scored('2026-05-01', 3)] },
    false,
    false,
  ],
  ...[
    ['a Period', { effectivePeriod: { start: '2026-05-01', end: '2026-05-02' } }],
    ['an instant', { effectiveInstant: '2026-05-01T10:00:00.000' }],
  ].map(
    ([name, effective]) =>
      [
        `a newer score, dated by ${name}, that stands behind the older one`,
        score,
        { records: [scored('2026-04-01', 25), scored(effective as object, 3)] },
        false,
        false,
      ] as const,
  ),
  [
    'an implantation, dated by a Period, after the removal of an older one',
    pump,
    {
      records: [
        procedure('62362', { performedDateTime: '2026-03-01' }),
        procedure('62365', { performedDateTime: '2026-04-01' }),
        procedure('62362', { performedPeriod: { start: '2026-05-01' } }),
      ],
    },
    true,
    false,
  ],
];

describe('the driver of the page', () => {
  const answers = new Map<string, boolean[]>();

  async function answersIn(zone: string): Promise<boolean[]> {
    const calls = cases.flatMap(([, rails, context]) =>
      [rails.met, rails.ruledOut].map((expression) => [expression, { patient, today, ...context }]),
    );
    const main = `\nconst calls = ${JSON.stringify(calls)};\nconsole.log(JSON.stringify(calls.map(([e, c]) => holds(e, c))));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', driver + main],
      { cwd: checkout, env: { ...process.env, TZ: zone } },
    );
    return JSON.parse(stdout) as boolean[];
  }

  beforeAll(async () => {
    for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])
      answers.set(zone, await answersIn(zone));
  }, 60_000);

  test.each(cases.map(([name, , , met, ruledOut], index) => [name, met, ruledOut, index] as const))(
    'reads %s',
    (_, met, ruledOut, index) => {
      expect(answers.get('UTC')?.slice(2 * index, 2 * index + 2)).toEqual([met, ruledOut]);
    },
  );

  test('says the same wherever it runs', () => {
    expect(answers.get('Pacific/Auckland')).toEqual(answers.get('UTC'));
    expect(answers.get('America/Los_Angeles')).toEqual(answers.get('UTC'));
  });

  test('defines every variable that conditions may use', () => {
    for (const [name, type] of Object.entries(listVariables)) expect(driver).toContain(`${name}: '${type}'`);
    for (const name of [...Object.keys(listVariables), 'subject', 'draftOrders', 'complete', 'yes', 'no'])
      expect(page).toContain(`\`%${name}\``);
  });
});
