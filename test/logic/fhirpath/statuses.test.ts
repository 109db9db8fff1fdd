import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { RecordFact, RecordType } from '../../../src/logic/fact.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const system = 'http://hl7.org/fhir/sid/icd-10-cm';
const set: CodeSet = {
  id: 'gout',
  title: 'Gout',
  codes: [
    { system, code: 'M10.9', class: 'definite' },
    { system, code: 'M10.20', class: 'possible' },
    { system, code: 'M10.39', class: 'never' },
    { system, code: 'M10.49', class: 'unclassed' },
  ],
  families: [
    { system, root: 'M10.3' },
    { system, root: 'M10.4', class: 'possible' },
  ],
};
const concept = (code: string) => ({
  coding: [
    { system: 'urn:x', code: '1' },
    { system, code },
  ],
});
const gout = concept('M10.9');
const status = (type: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${type}`, code }],
});

type Row = readonly [what: string, record: object, read: Read];

/** Each type with a record that is definite, and what its statuses make of it. */
const tables: readonly (readonly [RecordType, object, readonly Row[]])[] = [
  [
    'Condition',
    { resourceType: 'Condition', code: gout },
    [
      ['no status', {}, 'definite'],
      ...verification('condition-ver-status', {
        confirmed: 'definite',
        unconfirmed: 'counted',
        provisional: 'counted',
        differential: 'counted',
        refuted: '-',
        'entered-in-error': '-',
      }),
      ...clinical('condition-clinical', {
        active: 'definite',
        recurrence: 'definite',
        relapse: 'definite',
        inactive: '-',
        remission: '-',
        resolved: '-',
      }),
      [
        'active and refuted',
        {
          clinicalStatus: status('condition-clinical', 'active'),
          verificationStatus: status('condition-ver-status', 'refuted'),
        },
        '-',
      ],
      [
        'a status of another system',
        { clinicalStatus: { coding: [{ system: 'urn:x', code: 'active' }] } },
        'counted',
      ],
      [
        'words beside the code',
        { clinicalStatus: { ...status('condition-clinical', 'active'), text: 'Active' } },
        'definite',
      ],
      ['words alone', { clinicalStatus: { text: 'Active' } }, 'counted'],
      ['an unrecognised status', { verificationStatus: { coding: [{ code: 'unrecognised' }] } }, 'counted'],
      ['a coding without a code', { verificationStatus: { coding: [{ display: 'Confirmed' }] } }, 'counted'],
      ['abated by dateTime', { abatementDateTime: '2020' }, '-'],
      ['abated by Age', { abatementAge: { value: 3 } }, '-'],
      ['abated by Period', { abatementPeriod: { start: '2020' } }, '-'],
      ['abated by Range', { abatementRange: { low: { value: 3 } } }, '-'],
      ['abated by text', { abatementString: 'long ago' }, '-'],
    ],
  ],
  [
    'AllergyIntolerance',
    { resourceType: 'AllergyIntolerance', code: gout },
    [
      ['no status', {}, 'definite'],
      ...verification('allergyintolerance-verification', {
        confirmed: 'definite',
        unconfirmed: 'counted',
        presumed: 'counted',
        refuted: '-',
        'entered-in-error': '-',
      }),
      ...clinical('allergyintolerance-clinical', { active: 'definite', inactive: '-', resolved: '-' }),
      ['verified in words', { verificationStatus: { text: 'certain' } }, 'counted'],
      ['a clinical status in words', { clinicalStatus: { text: 'ongoing' } }, 'counted'],
    ],
  ],
  [
    'MedicationRequest',
    {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: gout,
      authoredOn: '2025-11-24',
    },
    [
      ['active order, however old', {}, 'definite'],
      ['instance order', { intent: 'instance-order' }, 'definite'],
      ['original order', { intent: 'original-order' }, 'definite'],
      ['reflex order', { intent: 'reflex-order' }, 'definite'],
      ['filler order', { intent: 'filler-order' }, 'definite'],
      ['proposal', { intent: 'proposal' }, '-'],
      ['a recent proposal', { intent: 'proposal', authoredOn: '2026-11-01' }, '-'],
      ['plan', { intent: 'plan' }, '-'],
      ['option', { intent: 'option' }, '-'],
      ['an old one without intent', { intent: undefined }, '-'],
      ['a recent one without intent', { intent: undefined, authoredOn: '2026-11-01' }, 'counted'],
      ['must not be given', { doNotPerform: true }, '-'],
      ['may be given', { doNotPerform: false }, 'definite'],
      ['completed more than a year ago', { status: 'completed' }, '-'],
      ['completed a year ago to the day', { status: 'completed', authoredOn: '2025-11-25' }, 'counted'],
      ['completed, without a date', { status: 'completed', authoredOn: undefined }, 'counted'],
      ['completed in a month that straddles', { status: 'completed', authoredOn: '2025-11' }, 'counted'],
      ['stopped this month', { status: 'stopped', authoredOn: '2026-11-02' }, 'counted'],
      ['draft of today', { status: 'draft', authoredOn: '2026-11-25' }, 'counted'],
      ['on hold', { status: 'on-hold', authoredOn: '2026-11-02' }, 'counted'],
      ['without status', { status: undefined, authoredOn: '2026-11-02' }, 'counted'],
      ['cancelled', { status: 'cancelled', authoredOn: '2026-11-02' }, '-'],
      ['entered in error', { status: 'entered-in-error', authoredOn: '2026-11-02' }, '-'],
      [
        'by reference only',
        { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/1' } },
        '-',
      ],
    ],
  ],
  [
    'MedicationStatement',
    {
      resourceType: 'MedicationStatement',
      status: 'active',
      medicationCodeableConcept: gout,
      effectiveDateTime: '2020',
    },
    [
      ['active, however old', {}, 'definite'],
      ['completed long ago', { status: 'completed' }, '-'],
      ['completed lately', { status: 'completed', effectiveDateTime: '2026-02' }, 'counted'],
      [
        'completed a year ago to the day',
        { status: 'completed', effectiveDateTime: '2025-11-25' },
        'counted',
      ],
      ['completed a day before that', { status: 'completed', effectiveDateTime: '2025-11-24' }, '-'],
      ['completed today', { status: 'completed', effectiveDateTime: '2026-11-25' }, 'counted'],
      ['completed tomorrow', { status: 'completed', effectiveDateTime: '2026-11-26' }, '-'],
      ...(
        [
          ['2025-11-24', '-'],
          ['2025-11-25', 'counted'],
          ['2026-11-25', 'counted'],
          ['2026-11-26', '-'],
        ] as const
      ).flatMap(([day, read]): Row[] => [
        [
          `completed, of no time, said on ${day}`,
          { status: 'completed', effectiveDateTime: undefined, dateAsserted: day },
          read,
        ],
        [
          `completed, begun and ended on ${day}`,
          {
            status: 'completed',
            effectiveDateTime: undefined,
            effectivePeriod: { start: day, end: day },
          },
          read,
        ],
      ]),
      [
        'completed, begun long ago, ended lately',
        {
          status: 'completed',
          effectiveDateTime: undefined,
          effectivePeriod: { start: '2018', end: '2026-10-01' },
          dateAsserted: '2018',
        },
        'counted',
      ],
      [
        'completed, ended a year ago to the day',
        {
          status: 'completed',
          effectiveDateTime: undefined,
          effectivePeriod: { start: '2018', end: '2025-11-25T07:00:00Z' },
        },
        'counted',
      ],
      [
        'completed, ended a year and a day ago, said lately',
        {
          status: 'completed',
          effectiveDateTime: undefined,
          effectivePeriod: { start: '2018', end: '2025-11-24T20:00:00' },
          dateAsserted: '2026-11-01',
        },
        '-',
      ],
      [
        'completed, ended in the month that straddles',
        { status: 'completed', effectiveDateTime: undefined, effectivePeriod: { end: '2025-11' } },
        'counted',
      ],
      [
        'on hold, to end next year',
        { status: 'on-hold', effectiveDateTime: undefined, effectivePeriod: { start: '2020', end: '2027' } },
        'counted',
      ],
      [
        'completed, begun long ago, nobody knows until when',
        {
          status: 'completed',
          effectiveDateTime: undefined,
          effectivePeriod: { start: '2020' },
          dateAsserted: '2020',
        },
        'counted',
      ],
      [
        'completed, undated, said lately',
        { status: 'completed', effectiveDateTime: undefined, dateAsserted: '2026-11-01' },
        'counted',
      ],
      [
        'completed, undated, said long ago',
        { status: 'completed', effectiveDateTime: undefined, dateAsserted: '2020-11-01' },
        '-',
      ],
      ['intended, undated', { status: 'intended', effectiveDateTime: undefined }, 'counted'],
      ['without status, undated', { status: undefined, effectiveDateTime: undefined }, 'counted'],
      ['not taken', { status: 'not-taken', effectiveDateTime: '2026-11-01' }, '-'],
      ['entered in error', { status: 'entered-in-error', effectiveDateTime: '2026-11-01' }, '-'],
    ],
  ],
  [
    'Procedure',
    { resourceType: 'Procedure', status: 'completed', code: gout },
    [
      ['completed', {}, 'definite'],
      ['in progress', { status: 'in-progress' }, 'counted'],
      ...['preparation', 'not-done', 'on-hold', 'stopped', 'entered-in-error', 'unknown', undefined].map(
        (each): Row => [String(each), { status: each }, '-'],
      ),
    ],
  ],
  [
    'ServiceRequest',
    { resourceType: 'ServiceRequest', status: 'active', intent: 'order', code: gout },
    [
      ['active', {}, 'definite'],
      ['draft', { status: 'draft' }, 'definite'],
      ['completed', { status: 'completed' }, 'definite'],
      ['on hold', { status: 'on-hold' }, 'counted'],
      ['must not be done', { doNotPerform: true }, '-'],
      ...['revoked', 'entered-in-error', 'unknown', undefined].map(
        (each): Row => [String(each), { status: each }, '-'],
      ),
    ],
  ],
  [
    'Device',
    { resourceType: 'Device', status: 'active', type: gout },
    [
      ['active', {}, 'definite'],
      ['without status', { status: undefined }, 'definite'],
      ...['inactive', 'entered-in-error', 'unknown'].map((each): Row => [each, { status: each }, '-']),
    ],
  ],
  [
    'DraftOrder',
    { resourceType: 'ServiceRequest', status: 'draft', code: gout },
    [
      ['a service', {}, 'definite'],
      ['a service that must not be done', { doNotPerform: true }, '-'],
      [
        'a medication',
        { resourceType: 'MedicationRequest', code: undefined, medicationCodeableConcept: gout },
        'definite',
      ],
      [
        'a medication that must not be given',
        {
          resourceType: 'MedicationRequest',
          code: undefined,
          medicationCodeableConcept: gout,
          doNotPerform: true,
        },
        '-',
      ],
      ['a device', { resourceType: 'DeviceRequest', code: undefined, codeCodeableConcept: gout }, 'definite'],
      ['something else', { code: concept('J45') }, '-'],
    ],
  ],
];

function verification(type: string, codes: Record<string, Read>): Row[] {
  return Object.entries(codes).map(([code, read]) => [
    code,
    { verificationStatus: status(type, code) },
    read,
  ]);
}

function clinical(type: string, codes: Record<string, Read>): Row[] {
  return Object.entries(codes).map(([code, read]) => [code, { clinicalStatus: status(type, code) }, read]);
}

describe.each(tables)('the statuses of a %s', (type, record, rows) => {
  const fact: RecordFact = { kind: 'record', type, codes: 'gout' };
  it.each(rows)('%s', (_what, change, read) => {
    expect(readFact(fact, [{ ...record, ...change }], set)).toBe(read);
  });

  it.each<[string, Read]>([
    ['M10.9', 'definite'],
    ['M109', 'definite'],
    ['M10.99', '-'],
    ['M10.20', 'counted'],
    ['M10.31', 'definite'],
    ['M10.39', '-'],
    ['M10.41', 'counted'],
    ['M10.49', '-'],
    ['J45', '-'],
  ])('and the code %s', (code, read) => {
    const [element] = Object.entries(record).find(([, value]) => value === gout) as [string, unknown];
    expect(readFact(fact, [{ ...record, [element]: concept(code) }], set)).toBe(read);
  });

  it('and no code at all', () => {
    const [element] = Object.entries(record).find(([, value]) => value === gout) as [string, unknown];
    const words = { ...record, [element]: { text: 'Gout' } };
    expect(readFact(fact, [words], set)).toBe('-');
    expect(readFact({ kind: 'record', type }, [words], set)).toBe('definite');
    expect(readFact(fact, [], set)).toBe('-');
  });
});

describe('a Coverage', () => {
  it.each<[object, Read]>([
    [{}, 'definite'],
    [{ period: {} }, 'definite'],
    [{ period: { start: '2026-01-01', end: '2026-12-31' } }, 'definite'],
    [{ period: { start: '2026-11-25', end: '2026-11-25' } }, 'definite'],
    [{ period: { start: '2026-11-25T23:00:00', end: '2026-11-25T23:30:00' } }, 'definite'],
    [{ period: { start: '2026-11-26' } }, '-'],
    [{ period: { end: '2026-11-24' } }, '-'],
    [{ period: { end: '2026-11-24T23:59:00' } }, '-'],
    [{ period: { start: '2026-11' } }, 'counted'],
    [{ period: { end: '2026' } }, 'counted'],
    [{ period: { start: '2026-10' } }, 'definite'],
    [{ period: { end: '2027' } }, 'definite'],
    [{ status: 'cancelled' }, '-'],
    [{ status: undefined }, '-'],
  ])('%j', (change, read) => {
    const record = { resourceType: 'Coverage', status: 'active', ...change };
    expect(readFact({ kind: 'record', type: 'Coverage' }, [record], set)).toBe(read);
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
