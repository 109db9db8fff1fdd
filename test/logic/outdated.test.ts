import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../src/logic/codeSet.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import type { Fact, RecordType } from '../../src/logic/fact.ts';
import { engines, truth } from '../support/engines.ts';
import type { Situation } from '../support/interpret/chart.ts';
import { runCql } from '../support/runCql.ts';

const today = '2026-11-25';
const questionnaire = 'http://example.org/Questionnaire/q';
const system = 'http://example.org/codes';
const set: CodeSet = {
  id: 'x',
  title: 'X',
  codes: [{ system, code: 'x', class: 'definite' }],
  families: [],
};
const terms = {
  codeSet: () => set,
  criterion: (id: string): Criterion => {
    throw new Error(`no criterion ${id}`);
  },
};
const code = { coding: [{ system, code: 'x' }] };
const unsure = (type: string, status: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${type}`, code: status }],
});

/** A record of each type that is a reason to ask and no evidence. */
const doubtful: Readonly<Record<string, object>> = {
  Condition: { code, verificationStatus: unsure('condition-ver-status', 'provisional') },
  AllergyIntolerance: { code, verificationStatus: unsure('allergyintolerance-verification', 'unconfirmed') },
  MedicationRequest: { medicationCodeableConcept: code, status: 'on-hold', intent: 'order' },
  MedicationStatement: { medicationCodeableConcept: code, status: 'on-hold' },
  Procedure: { code, status: 'in-progress' },
  ServiceRequest: { code, status: 'on-hold', intent: 'order' },
  Observation: { code, status: 'preliminary' },
};

function criterionOf(type: string): Criterion {
  const fact: Fact =
    type === 'Observation'
      ? { kind: 'score', codes: 'x', within: { count: 6, unit: 'month' }, unit: '1', band: { from: 1 } }
      : { kind: 'record', type: type as RecordType, codes: 'x' };
  const question = {
    id: 'asked',
    validFor: { count: 1, unit: 'year' },
    outdatedWithin: { count: 14, unit: 'day' },
  } as const;
  return { kind: 'evidence', recorded: [fact], possible: [], question, absence: 'unknown' };
}

function situationOf(type: string, dates: object): Situation {
  const owner = type === 'AllergyIntolerance' ? 'patient' : 'subject';
  const reference = { reference: 'Patient/a' };
  const given = [
    { resourceType: 'Patient', id: 'a' },
    { resourceType: type, id: 'r', [owner]: reference, ...doubtful[type], ...dates },
    {
      resourceType: 'QuestionnaireResponse',
      id: 'q',
      status: 'completed',
      questionnaire,
      subject: reference,
      authored: '2026-11-24',
      item: [{ linkId: 'asked', answer: [{ valueBoolean: false }] }],
    },
  ] as unknown as FhirResource[];
  return { given, subject: 'a', today, complete: [], questionnaire, draftOrders: [] };
}

const [fresh, edge, old] = ['2026-11-20', '2026-11-11', '2026-11-10'];

/** With the answer no of yesterday: unknown where the record is new, else ruled out. */
const table: readonly [string, string, object, 'unknown' | 'ruled-out'][] = [
  ['Condition', 'recorded', { recordedDate: fresh }, 'unknown'],
  ['Condition', 'recorded on the last day that counts', { recordedDate: edge }, 'unknown'],
  ['Condition', 'recorded the day before', { recordedDate: old }, 'ruled-out'],
  ['Condition', 'begun long ago and recorded now', { onsetDateTime: old, recordedDate: fresh }, 'unknown'],
  ['Condition', 'begun now and recorded', { onsetPeriod: { start: fresh }, recordedDate: old }, 'unknown'],
  ['Condition', 'begun and recorded long ago', { onsetDateTime: old, recordedDate: old }, 'ruled-out'],
  ['Condition', 'without a date', {}, 'unknown'],
  ['AllergyIntolerance', 'recorded', { recordedDate: edge }, 'unknown'],
  ['AllergyIntolerance', 'recorded long ago', { recordedDate: old }, 'ruled-out'],
  [
    'AllergyIntolerance',
    'begun long ago, whenever recorded',
    { onsetDateTime: old, recordedDate: fresh },
    'ruled-out',
  ],
  [
    'AllergyIntolerance',
    'begun now in a Period',
    { onsetPeriod: { start: fresh }, recordedDate: old },
    'unknown',
  ],
  ['AllergyIntolerance', 'without a date', {}, 'unknown'],
  ['MedicationRequest', 'ordered', { authoredOn: edge }, 'unknown'],
  ['MedicationRequest', 'ordered long ago', { authoredOn: old }, 'ruled-out'],
  ['MedicationRequest', 'without a date', {}, 'unknown'],
  ['MedicationStatement', 'taken', { effectiveDateTime: edge }, 'unknown'],
  ['MedicationStatement', 'taken long ago', { effectiveDateTime: old, dateAsserted: fresh }, 'ruled-out'],
  ['MedicationStatement', 'taken for a while', { effectivePeriod: { start: fresh } }, 'unknown'],
  ['MedicationStatement', 'taken for long', { effectivePeriod: { start: old } }, 'ruled-out'],
  ['MedicationStatement', 'told', { dateAsserted: fresh }, 'unknown'],
  ['MedicationStatement', 'told long ago', { dateAsserted: old }, 'ruled-out'],
  ['MedicationStatement', 'without a date', {}, 'unknown'],
  ['Procedure', 'done', { performedDateTime: edge }, 'unknown'],
  ['Procedure', 'done long ago', { performedDateTime: old }, 'ruled-out'],
  ['Procedure', 'done over days', { performedPeriod: { start: fresh } }, 'unknown'],
  ['Procedure', 'begun long ago', { performedPeriod: { start: old, end: fresh } }, 'ruled-out'],
  ['Procedure', 'without a date', {}, 'unknown'],
  ['ServiceRequest', 'ordered', { authoredOn: edge }, 'unknown'],
  ['ServiceRequest', 'ordered long ago', { authoredOn: old }, 'ruled-out'],
  ['ServiceRequest', 'without a date', {}, 'unknown'],
  ['Observation', 'measured', { effectiveDateTime: edge }, 'unknown'],
  ['Observation', 'measured long ago', { effectiveDateTime: old }, 'ruled-out'],
  ['Observation', 'measured at an instant', { effectiveInstant: `${fresh}T10:00:00Z` }, 'unknown'],
  ['Observation', 'measured over days long ago', { effectivePeriod: { start: old } }, 'ruled-out'],
  ['Observation', 'without a date', {}, 'unknown'],
];

describe('an answer no is outdated by a reason to ask that is newer than a span', () => {
  describe.each(engines)('%s', (_name, run) => {
    it.each(table)('%s, %s', async (type, _, dates, expected) => {
      expect(truth(await run(criterionOf(type), situationOf(type, dates), terms))).toBe(expected);
    });
  });

  it('CQL', async () => {
    const types = Object.keys(doubtful);
    const situations = table.map(([type, , dates]) => situationOf(type, dates));
    const rows = await runCql(types.map(criterionOf), situations, terms);
    const found = table.map(([type, words], row) => {
      const rails = rows[row]?.[types.indexOf(type)];
      return [type, words, rails && truth(rails)];
    });
    expect(found).toEqual(table.map(([type, words, , expected]) => [type, words, expected]));
  });
});
