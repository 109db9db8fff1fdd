import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { cqlLibrary } from '../../../src/logic/cql/cqlLibrary.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import type { Span } from '../../../src/logic/span.ts';
import { type CqlSituation, cqlRunner, elmOf } from '../../support/runCql.ts';
import { source } from './logicSource.ts';
// Tests that start no compiler of their own, since that takes seconds.
import './days.ts';
import './recordDefines.ts';

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const questionnaire = 'http://example.org/Questionnaire/q';
const asking = (id: string, validFor: Span = { count: 14, unit: 'day' }): Criterion => ({
  kind: 'evidence',
  recorded: [],
  possible: [],
  question: { id, validFor },
  absence: 'unknown',
});
const drug = (type: 'MedicationRequest' | 'DraftOrder'): Criterion => ({
  kind: 'evidence',
  recorded: [{ kind: 'record', type, codes: 'drug' }],
  possible: [],
  absence: 'ruled-out',
});
const loinc = 'http://loinc.org';
const scored: Criterion = {
  kind: 'evidence',
  recorded: [
    { kind: 'score', codes: 'score', within: { count: 1, unit: 'year' }, unit: '1', band: { from: 20 } },
  ],
  possible: [],
  absence: 'unknown',
};
const library = cqlLibrary({
  ...source,
  criteria: [
    { id: 'asked', title: 'Asked', criterion: asking('asked') },
    { id: 'turned', title: 'Turned', criterion: asking('turned') },
    { id: 'lasting', title: 'Lasting', criterion: asking('lasting', { count: 1, unit: 'year' }) },
    { id: 'taken', title: 'Taken', criterion: drug('MedicationRequest') },
    {
      id: 'taken-long-ago',
      title: 'Taken long ago',
      criterion: {
        kind: 'evidence',
        recorded: [
          {
            kind: 'record',
            type: 'MedicationRequest',
            when: { kind: 'earlier', span: { count: 1, unit: 'year' } },
          },
        ],
        possible: [],
        absence: 'ruled-out',
      },
    },
    { id: 'ordered', title: 'Ordered', criterion: drug('DraftOrder') },
    { id: 'scored', title: 'Scored', criterion: scored },
    ...source.criteria,
  ],
  codeSet: (id) =>
    id === 'drug'
      ? { id, title: 'Drug', codes: [{ system: rxnorm, code: '7052', class: 'definite' }], families: [] }
      : id === 'score'
        ? {
            id,
            title: 'Score',
            codes: [{ system: loinc, code: '44261-6', class: 'unclassed' }],
            families: [],
          }
        : source.codeSet(id),
});
const run = cqlRunner(await elmOf(library.text));

/** Met, ruled out or unknown, for a patient who is known by these records on 25 November 2026. */
async function valueIn(title: string, given: readonly object[], more: Partial<CqlSituation> = {}) {
  const values = await run({
    given: given as FhirResource[],
    subject: 'a',
    today: '2026-11-25',
    complete: [],
    draftOrders: [],
    ...more,
  });
  const [met, ruledOut] = [values[`${title}: met`], values[`${title}: ruled out`]];
  return met === true
    ? 'met'
    : ruledOut === true
      ? 'ruled out'
      : [met, ruledOut].join() === 'false,false'
        ? 'unknown'
        : 'broken';
}

function response(authored: string | undefined, items: object[], more: object = {}): object {
  return {
    resourceType: 'QuestionnaireResponse',
    id: `r-${authored}`,
    status: 'completed',
    questionnaire,
    subject: { reference: 'Patient/a' },
    ...(authored && { authored }),
    item: items,
    ...more,
  };
}
const item = (linkId: string, ...answer: object[]) => ({ linkId, answer });
const yes = { valueBoolean: true };
const no = { valueBoolean: false };
const coded = (code: string, system = 'http://terminology.hl7.org/CodeSystem/v2-0136') => ({
  valueCoding: { system, code },
});

describe('answers, as CQL reads them', () => {
  const table: readonly [string, object[], string][] = [
    ['none', [], 'unknown'],
    ['a Boolean yes', [response('2026-11-25', [item('asked', yes)])], 'met'],
    ['a Boolean no', [response('2026-11-25', [item('asked', no)])], 'ruled out'],
    ['a coded yes', [response('2026-11-25', [item('asked', coded('Y'))])], 'met'],
    ['a coded no', [response('2026-11-25', [item('asked', coded('N'))])], 'ruled out'],
    ['a yes of another system', [response('2026-11-25', [item('asked', coded('Y', 'http://x'))])], 'unknown'],
    ['in a group', [response('2026-11-25', [{ linkId: 'g', item: [item('asked', yes)] }])], 'met'],
    [
      'in a group of a group',
      [response('2026-11-25', [{ linkId: 'g', item: [{ linkId: 'h', item: [item('asked', yes)] }] }])],
      'met',
    ],
    ['to another question', [response('2026-11-25', [item('other', yes)])], 'unknown'],
    ['the first day that counts', [response('2026-11-11T23:59:00-11:00', [item('asked', yes)])], 'met'],
    ['a day too old', [response('2026-11-10T23:59:00-11:00', [item('asked', yes)])], 'unknown'],
    ['of a month that may be too old', [response('2026-11', [item('asked', yes)])], 'unknown'],
    ['of the future', [response('2026-11-26', [item('asked', yes)])], 'unknown'],
    ['without a date', [response(undefined, [item('asked', yes)])], 'unknown'],
    ['in progress', [response('2026-11-25', [item('asked', yes)], { status: 'in-progress' })], 'unknown'],
    ['amended', [response('2026-11-25', [item('asked', yes)], { status: 'amended' })], 'met'],
    [
      'to a version',
      [response('2026-11-25', [item('asked', yes)], { questionnaire: `${questionnaire}|7` })],
      'met',
    ],
    [
      'to another questionnaire',
      [response('2026-11-25', [item('asked', yes)], { questionnaire: `${questionnaire}-2` })],
      'unknown',
    ],
    [
      'the newer wins',
      [
        response('2026-11-20T08:00:00Z', [item('asked', yes)]),
        response('2026-11-20T09:00:00Z', [item('asked', no)]),
      ],
      'ruled out',
    ],
    [
      'a newer response that leaves the question out opens it again',
      [response('2026-11-20', [item('asked', yes)]), response('2026-11-24', [item('other', no)])],
      'unknown',
    ],
    [
      'a newer "not known" opens the question again',
      [
        response('2026-11-20', [item('asked', yes)]),
        response('2026-11-24', [item('asked', coded('asked-unknown', 'http://x'))]),
      ],
      'unknown',
    ],
    ['both ways at once', [response('2026-11-25', [item('asked', yes, no)])], 'unknown'],
    [
      "another patient's",
      [response('2026-11-25', [item('asked', yes)], { subject: { reference: 'Patient/b' } })],
      'unknown',
    ],
  ];
  it.each(table)('%s', async (_, given, expected) => {
    expect(await valueIn('Asked', given)).toBe(expected);
  });

  it('are turned where yes to the question says no to the criterion', async () => {
    expect(await valueIn('Turned', [response('2026-11-25', [item('turned', yes)])])).toBe('ruled out');
    expect(await valueIn('Turned', [response('2026-11-25', [item('turned', no)])])).toBe('met');
  });

  it('of a month and of a day of it may both be the latest', async () => {
    const given = (answer: object) => [
      response('2026-10', [item('lasting', yes)]),
      response('2026-10-20', [item('lasting', answer)]),
    ];
    expect(await valueIn('Lasting', given(yes))).toBe('met');
    expect(await valueIn('Lasting', given(no))).toBe('unknown');
  });

  it('yield to what the caller says, and only where he says something', async () => {
    const given = [response('2026-11-25', [item('asked', yes)])];
    expect(await valueIn('Asked', given, { yes: [], no: ['asked'] })).toBe('ruled out');
    expect(await valueIn('Asked', given, { yes: [], no: [] })).toBe('unknown');
    expect(await valueIn('Asked', given, { no: [] })).toBe('met');
  });
});

describe('references, as CQL follows them', () => {
  const request = (more: object) => ({
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/a' },
    ...more,
  });
  const medication = {
    resourceType: 'Medication',
    id: 'x',
    code: { coding: [{ system: rxnorm, code: '7052' }] },
  };
  const complete = ['MedicationRequest'];

  it('lead to what the record contains', async () => {
    const inside = request({ medicationReference: { reference: '#x' }, contained: [medication] });
    expect(await valueIn('Taken', [inside])).toBe('met');
  });

  it('to anything else leave the list open', async () => {
    const outside = request({ medicationReference: { reference: 'Medication/elsewhere' } });
    expect(await valueIn('Taken', [outside], { complete })).toBe('unknown');
    expect(await valueIn('Taken', [], { complete })).toBe('ruled out');
  });

  it('to anything else leave the list open to whoever asks for no code', async () => {
    const authoredOn = '2026-11-01';
    const outside = request({ authoredOn, medicationReference: { reference: 'Medication/elsewhere' } });
    const inside = request({ authoredOn, medicationCodeableConcept: medication.code });
    expect(await valueIn('Taken long ago', [outside], { complete })).toBe('unknown');
    expect(await valueIn('Taken long ago', [inside], { complete })).toBe('ruled out');
  });
});

describe('orders being placed, as CQL reads them', () => {
  const order = (resourceType: string, more: object) =>
    ({ resourceType, status: 'draft', intent: 'order', ...more }) as unknown as FhirResource;
  const concept = { coding: [{ system: rxnorm, code: '7052' }] };
  const table: readonly [string, FhirResource[], string][] = [
    ['none', [], 'ruled out'],
    ['a drug', [order('MedicationRequest', { medicationCodeableConcept: concept })], 'met'],
    ['a service', [order('ServiceRequest', { code: concept })], 'met'],
    ['a device', [order('DeviceRequest', { codeCodeableConcept: concept })], 'met'],
    [
      'another drug',
      [order('MedicationRequest', { medicationCodeableConcept: { text: 'rest' } })],
      'ruled out',
    ],
    ['an order not to', [order('ServiceRequest', { code: concept, doNotPerform: true })], 'ruled out'],
    [
      'two',
      [order('ServiceRequest', { code: { text: 'rest' } }), order('ServiceRequest', { code: concept })],
      'met',
    ],
  ];
  it.each(table)('%s', async (_, draftOrders, expected) => {
    expect(await valueIn('Ordered', [], { draftOrders, complete: ['DraftOrder'] })).toBe(expected);
  });

  it('are not known where no hook gave them', async () => {
    expect(await valueIn('Ordered', [])).toBe('unknown');
  });
});

describe('defines of outcomes and plans', () => {
  const gout = {
    resourceType: 'Condition',
    id: 'c',
    subject: { reference: 'Patient/a' },
    code: { coding: [{ system: 'http://snomed.info/sct', code: '90560007' }] },
  };
  it('are Booleans on every patient, and follow from the rails', async () => {
    for (const given of [[], [gout]] as FhirResource[][]) {
      const values = await run({ given, subject: 'a', today: '2026-11-25', complete: [], draftOrders: [] });
      const named = Object.entries(values).filter(([name]) =>
        /: (?:met|ruled out|unknown|go|stop|ask)/.test(name),
      );
      expect(named.length).toBeGreaterThan(10);
      for (const [name, value] of named) expect(typeof value, name).toBe('boolean');
      expect([values['what-now: go'], values['what-now: stop'], values['what-now: ask']]).toEqual([
        false,
        false,
        true,
      ]);
      expect(values['Has "gout": met']).toBe(given.length > 0);
    }
  });
});

describe('the newest record', () => {
  const result = (id: string, effectiveDateTime: string, value: number) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: { reference: 'Patient/a' },
    code: { coding: [{ system: loinc, code: '44261-6' }] },
    effectiveDateTime,
    valueQuantity: { value, code: '1' },
  });
  it.each<[string, object[], string]>([
    ['is that of the later day', [result('a', '2026-05-11', 5), result('b', '2026-05-12', 25)], 'met'],
    ['has not the smaller id', [result('a', '2026-05-12', 5), result('b', '2026-05-11', 25)], 'unknown'],
    [
      'is found across zones',
      [result('a', '2026-05-11', 5), result('b', '2026-05-10T23:30:00-05:00', 25)],
      'met',
    ],
    [
      'has the smaller id of two of one moment',
      [result('a', '2026-05-11T04:30:00Z', 25), result('b', '2026-05-10T23:30:00-05:00', 5)],
      'met',
    ],
    [
      'has the smaller id, whichever comes first',
      [result('b', '2026-05-11T04:30:00Z', 25), result('a', '2026-05-10T23:30:00-05:00', 5)],
      'unknown',
    ],
  ])('%s', async (_, given, expected) => {
    expect(await valueIn('Scored', [{ resourceType: 'Patient', id: 'a' }, ...given])).toBe(expected);
  });

  it('is never sorted by two columns at once, of which HAPI takes the last', () => {
    expect(library.text.match(/sort by [^)]*/g)).toEqual(
      expect.arrayContaining(['sort by id', 'sort by at desc']),
    );
    expect(library.text).not.toMatch(/sort by [^)]*,/);
  });
});
