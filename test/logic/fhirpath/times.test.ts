import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { RecordType } from '../../../src/logic/fact.ts';
import type { Span } from '../../../src/logic/span.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const none: CodeSet = { id: 'none', title: 'None', codes: [], families: [] };
const span: Span = { count: 3, unit: 'month' };
const recent: Span = { count: 14, unit: 'day' };
const record = (type: RecordType, more: object) => ({
  resourceType: type,
  status: {
    MedicationRequest: 'active',
    MedicationStatement: 'active',
    Coverage: 'active',
    ServiceRequest: 'active',
    Procedure: 'completed',
  }[type as string],
  intent: 'order',
  ...more,
});

describe('where the date of a record stands, within and earlier', () => {
  it.each<[RecordType, object, Read, Read]>([
    ['Condition', { onsetDateTime: '2026-11-01' }, 'definite', '-'],
    ['Condition', { onsetDateTime: '2020', recordedDate: '2026-11-01' }, '-', 'definite'],
    ['Condition', { onsetPeriod: { start: '2026-11-01' } }, 'definite', '-'],
    ['Condition', { onsetPeriod: { end: '2020' }, recordedDate: '2026-11-01' }, 'definite', '-'],
    ['Condition', { onsetAge: { value: 30 }, recordedDate: '2026-11-01' }, 'definite', '-'],
    ['Condition', { onsetRange: { low: { value: 3 } }, recordedDate: '2020' }, '-', 'definite'],
    ['Condition', { onsetString: 'as a child', recordedDate: '2026-11-01' }, 'definite', '-'],
    ['Condition', { onsetString: 'as a child' }, 'counted', 'counted'],
    ['Condition', {}, 'counted', 'counted'],
    ['Condition', { onsetDateTime: '2026-08', recordedDate: '2020' }, 'counted', 'counted'],
    ['Condition', { recordedDate: '2026-08-25' }, 'definite', 'definite'],
    ['Condition', { recordedDate: '2026-08-25T23:59:59' }, 'definite', 'definite'],
    ['Condition', { recordedDate: '2026-08-24T23:59:59' }, '-', 'definite'],
    ['Condition', { recordedDate: '2026-08-26T00:00:00' }, 'definite', '-'],
    ['Condition', { recordedDate: '2026-11-26' }, '-', '-'],
    ['AllergyIntolerance', { onsetDateTime: '2026-11-01', recordedDate: '2020' }, 'definite', '-'],
    ['AllergyIntolerance', { recordedDate: '2020' }, '-', 'definite'],
    ['MedicationRequest', { authoredOn: '2026-11-01T10:00:00' }, 'definite', '-'],
    ['MedicationRequest', {}, 'counted', 'counted'],
    ['MedicationStatement', { effectiveDateTime: '2020', dateAsserted: '2026-11-01' }, '-', 'definite'],
    ['MedicationStatement', { effectivePeriod: { start: '2026-11-01' } }, 'definite', '-'],
    ['MedicationStatement', { effectivePeriod: { end: '2027' }, dateAsserted: '2020' }, '-', 'definite'],
    ['Procedure', { performedDateTime: '2026-11-01' }, 'definite', '-'],
    ['Procedure', { performedPeriod: { start: '2020' } }, '-', 'definite'],
    ['Procedure', { performedAge: { value: 30 } }, 'counted', 'counted'],
    ['ServiceRequest', { authoredOn: '2026-11' }, 'counted', '-'],
    ['Coverage', { period: { start: '2020' } }, 'counted', 'counted'],
    ['Device', { manufactureDate: '2020' }, 'counted', 'counted'],
  ])('%s %j', (type, dates, within, earlier) => {
    const records = [record(type, dates)];
    expect(readFact({ kind: 'record', type, when: { kind: 'within', span } }, records, none)).toBe(within);
    expect(readFact({ kind: 'record', type, when: { kind: 'earlier', span } }, records, none)).toBe(earlier);
  });

  it('the orders being placed are of today', () => {
    const order = [{ resourceType: 'ServiceRequest', authoredOn: '2020' }];
    const draft = { kind: 'record', type: 'DraftOrder' } as const;
    expect(readFact({ ...draft, when: { kind: 'within', span } }, order, none)).toBe('definite');
    expect(readFact({ ...draft, when: { kind: 'earlier', span } }, order, none)).toBe('-');
    expect(readFact(draft, order, none, recent)).toBe('definite');
  });
});

describe('an acute Condition', () => {
  const clinicalStatus = {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  };
  it.each<[object, Read]>([
    [{ clinicalStatus, onsetDateTime: '2020' }, 'definite'],
    [{ clinicalStatus }, 'definite'],
    [{ clinicalStatus: { coding: [{ code: 'unrecognised' }] }, recordedDate: '2026-11-20' }, 'counted'],
    [{ onsetDateTime: '2026-08-25' }, 'definite'],
    [{ onsetDateTime: '2026-08-24' }, 'counted'],
    [{ onsetDateTime: '2020', recordedDate: '2026-11-20' }, 'definite'],
    [{ onsetPeriod: { start: '2026-11-20' }, recordedDate: '2020' }, 'definite'],
    [{ onsetDateTime: '2026-08' }, 'counted'],
    [{}, 'counted'],
    [{ onsetDateTime: '2026-11-20', abatementDateTime: '2026-11-21' }, '-'],
  ])('%j', (more, read) => {
    const fact = { kind: 'record', type: 'Condition', when: { kind: 'acute', span } } as const;
    expect(readFact(fact, [record('Condition', more)], none)).toBe(read);
  });
});

describe('only what is new', () => {
  it.each<[RecordType, object, Read]>([
    ['Condition', { onsetDateTime: '2020', recordedDate: '2026-11-11' }, 'definite'],
    ['Condition', { onsetDateTime: '2026-11-11', recordedDate: '2020' }, 'definite'],
    ['Condition', { onsetDateTime: '2020', recordedDate: '2026-11-10' }, '-'],
    ['Condition', { onsetDateTime: '2020' }, '-'],
    ['Condition', { onsetDateTime: '2020', recordedDate: '2026-11' }, 'counted'],
    ['Condition', { onsetPeriod: { start: '2026' } }, 'counted'],
    ['Condition', {}, 'counted'],
    ['AllergyIntolerance', { onsetDateTime: '2020', recordedDate: '2026-11-20' }, '-'],
    ['Procedure', { performedDateTime: '2026-11-20' }, 'definite'],
    ['Procedure', { performedDateTime: '2020' }, '-'],
    ['Device', {}, 'counted'],
  ])('%s %j', (type, dates, read) => {
    expect(readFact({ kind: 'record', type }, [record(type, dates)], none, recent)).toBe(read);
  });

  it('never a fact of the Patient', () => {
    const patient = { gender: 'female', birthDate: '1950-01-01', deceasedBoolean: true } as const;
    expect(readFact({ kind: 'sex', gender: 'female' }, [], none, recent, patient)).toBe('-');
    expect(readFact({ kind: 'age', band: { from: 18 } }, [], none, recent, patient)).toBe('-');
    expect(readFact({ kind: 'deceased' }, [], none, recent, patient)).toBe('-');
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
