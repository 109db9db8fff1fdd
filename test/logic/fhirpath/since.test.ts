import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { SinceFact } from '../../../src/logic/fact.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const cpt = 'http://www.ama-assn.org/go/cpt';
const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const lists: Readonly<Record<string, CodeSet>> = {
  granuloma: {
    id: 'granuloma',
    title: 'Granuloma',
    codes: [
      { system: icd, code: 'G96.12', class: 'definite' },
      { system: icd, code: 'G96.19', class: 'possible' },
    ],
    families: [],
  },
  implanted: {
    id: 'implanted',
    title: 'Implanted',
    codes: [
      { system: cpt, code: '62362', class: 'definite' },
      { system: cpt, code: '62360', class: 'possible' },
    ],
    families: [],
  },
  nothing: { id: 'nothing', title: 'Nothing', codes: [], families: [] },
};
const codeSet = (id: string) => lists[id] as CodeSet;
const fact: SinceFact = {
  kind: 'since',
  codes: 'granuloma',
  procedure: 'implanted',
  otherwise: { count: 90, unit: 'day' },
};

const condition = (date: object | string, code = 'G96.12') => ({
  resourceType: 'Condition',
  code: { coding: [{ system: icd, code }] },
  ...(typeof date === 'string' ? { recordedDate: date } : date),
});
const implanted = (performed: object | string, code = '62362', status = 'completed') => ({
  resourceType: 'Procedure',
  status,
  code: { coding: [{ system: cpt, code }] },
  ...(typeof performed === 'string' ? { performedDateTime: performed } : performed),
});
const spring = implanted('2026-03-01T10:00:00');

describe('a condition that began since a procedure', () => {
  // Today is 2026-11-25; lists are newest first.
  it.each<[string, object[], Read]>([
    ['is of a later day', [condition('2026-03-02'), spring], 'definite'],
    ['is of that day', [condition('2026-03-01'), spring], 'definite'],
    ['is of that day, earlier by the clock', [condition('2026-03-01T08:00:00'), spring], 'definite'],
    ['is of the day before', [condition('2026-02-28T23:59:59'), spring], '-'],
    ['is of the last days, before the procedure', [condition('2026-11-01'), implanted('2026-11-02')], '-'],
    [
      'began before, and was recorded later',
      [condition({ onsetDateTime: '2026-02-28', recordedDate: '2026-11-01' }), spring],
      '-',
    ],
    [
      'began later by a period',
      [condition({ onsetPeriod: { start: '2026-03-01' }, recordedDate: '2020' }), spring],
      'definite',
    ],
    [
      'is dated by its record where the onset is none',
      [condition({ onsetAge: { value: 50 }, recordedDate: '2026-03-01' }), spring],
      'definite',
    ],
    ['has no date', [condition({}), spring], 'counted'],
    ['is of a month that begins on that day', [condition('2026-03'), spring], 'definite'],
    ['is of that month', [condition('2026-03'), implanted('2026-03-02')], 'counted'],
    ['is of the next month', [condition({ onsetDateTime: '2026-04' }), spring], 'definite'],
    ['is of the month before', [condition('2026-02'), spring], '-'],
    ['is of this month', [condition('2026-11'), spring], 'counted'],
    ['may be meant', [condition('2026-03-02', 'G96.19'), spring], 'counted'],
    ['is another', [condition('2026-03-02', 'J45.909'), spring], '-'],
    [
      'is refuted',
      [
        {
          ...condition('2026-03-02'),
          verificationStatus: {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'refuted' },
            ],
          },
        },
        spring,
      ],
      '-',
    ],
  ])('%s', (_, records, expected) => {
    expect(readFact(fact, records, codeSet)).toBe(expected);
  });

  it.each<[string, object[], inLastDays: Read, longAgo: Read]>([
    ['is not recorded', [], 'definite', '-'],
    ['is another', [implanted('2026-03-01', '62370')], 'definite', '-'],
    ['was not done', [implanted('2026-03-01', '62362', 'not-done')], 'definite', '-'],
    ['has no date', [implanted({})], 'definite', '-'],
    ['is dated in words', [implanted({ performedString: 'in spring' })], 'definite', '-'],
    ['may be meant', [implanted('2026-03-01', '62360')], 'definite', 'definite'],
    ['is in progress', [implanted('2026-03-01', '62362', 'in-progress')], 'definite', 'definite'],
    [
      'is dated by a period',
      [implanted({ performedPeriod: { start: '2026-03-01' } })],
      'definite',
      'definite',
    ],
    [
      'is dated by the end of a period',
      [implanted({ performedPeriod: { end: '2026-03-01' } })],
      'definite',
      '-',
    ],
    ['is of a month', [implanted('2026-03')], 'counted', 'counted'],
    ['is of a year', [implanted({ performedPeriod: { start: '2025' } })], 'counted', 'counted'],
    ['was done again', [implanted('2026-11-02'), implanted('2026-03-01')], '-', '-'],
    [
      'was done again, by a period',
      [implanted({ performedPeriod: { start: '2026-11-02' } }), implanted('2026-03-01')],
      '-',
      '-',
    ],
    ['was done again without a date', [implanted('2026-03-01'), implanted({})], 'definite', 'definite'],
  ])('when the procedure %s', (_, procedures, inLastDays, longAgo) => {
    const read = (date: string) => readFact(fact, [condition(date), ...procedures], codeSet);
    expect([read('2026-11-01'), read('2026-05-01')]).toEqual([inLastDays, longAgo]);
  });

  it('goes back for certain to the first of the days where no procedure is dated', () => {
    const read = (date: string) => readFact(fact, [condition(date)], codeSet);
    expect(
      ['2026-08-26T23:59:59', '2026-08-27', '2026-11-25T23:00:00', '2026-08', '2026-11-26'].map(read),
    ).toEqual(['-', 'definite', 'definite', 'counted', '-']);
  });

  it('goes by the days alone where no code is that of the procedure', () => {
    const read = (date: string) =>
      readFact({ ...fact, procedure: 'nothing' }, [condition(date), spring], codeSet);
    expect([read('2026-11-01'), read('2026-05-01')]).toEqual(['definite', '-']);
    expect(readFact({ ...fact, codes: 'nothing' }, [condition('2026-11-01'), spring], codeSet)).toBe('-');
  });

  it('is new by its own dates', () => {
    const read = (date: string) =>
      readFact(fact, [condition(date), spring], codeSet, { count: 14, unit: 'day' });
    expect([read('2026-11-20'), read('2026-05-01')]).toEqual(['definite', '-']);
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
