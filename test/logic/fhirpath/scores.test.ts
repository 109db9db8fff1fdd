import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { ScoreFact } from '../../../src/logic/fact.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const system = 'http://loinc.org';
const set: CodeSet = {
  id: 'phq-9',
  title: 'PHQ-9',
  codes: [
    { system, code: '44261-6', class: 'unclassed' },
    { system, code: '48544-1', class: 'unclassed' },
    { system, code: '44249-1', class: 'never' },
    { system, code: '55758-7', class: 'possible' },
    { system, code: '69730-0', class: 'definite' },
  ],
  families: [],
};
const severe: ScoreFact = {
  kind: 'score',
  codes: 'phq-9',
  within: { count: 3, unit: 'month' },
  unit: '{score}',
  band: { from: 20 },
};
const score = (value: number | undefined, more: object = {}, quantity: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system, code: '44261-6' }] },
  effectiveDateTime: '2026-11-20',
  valueQuantity: { value, code: '{score}', system: 'http://unitsofmeasure.org', ...quantity },
  ...more,
});

describe('a score', () => {
  it.each<[string, object[], Read]>([
    ['in the band', [score(20)], 'definite'],
    ['just below it', [score(19.99)], '-'],
    ['amended', [score(22, { status: 'amended' })], 'definite'],
    ['corrected', [score(22, { status: 'corrected' })], 'definite'],
    ['preliminary, whatever its value', [score(2, { status: 'preliminary' })], 'counted'],
    ['registered', [score(22, { status: 'registered' })], '-'],
    ['cancelled', [score(22, { status: 'cancelled' })], '-'],
    ['entered in error', [score(22, { status: 'entered-in-error' })], '-'],
    ['of unknown status', [score(22, { status: 'unknown' })], '-'],
    ['in another unit', [score(2, {}, { code: '1' })], 'counted'],
    ['with a unit in words only', [score(2, {}, { code: undefined, unit: 'points' })], 'counted'],
    ['in a unit of another system', [score(2, {}, { system: 'urn:x' })], 'counted'],
    ['in a unit without its system', [score(22, {}, { system: undefined })], 'definite'],
    ['with a comparator', [score(22, {}, { comparator: '<' })], 'counted'],
    ['without a number', [score(undefined)], 'counted'],
    ['as an integer', [score(22, { valueQuantity: undefined, valueInteger: 22 })], 'counted'],
    ['without a value', [score(22, { valueQuantity: undefined })], 'counted'],
    ['of another code', [score(22, { code: { coding: [{ system, code: '1-8' }] } })], '-'],
    ['of a code that never counts', [score(22, { code: { coding: [{ system, code: '44249-1' }] } })], '-'],
    [
      'of a code that may be meant',
      [score(22, { code: { coding: [{ system, code: '55758-7' }] } })],
      'definite',
    ],
    ['of a code that is meant', [score(22, { code: { coding: [{ system, code: '69730-0' }] } })], 'definite'],
    ['of the first day', [score(22, { effectiveDateTime: '2026-08-25T08:00:00' })], 'definite'],
    ['of the day before', [score(22, { effectiveDateTime: '2026-08-24T20:00:00' })], '-'],
    ['of a month that straddles', [score(2, { effectiveDateTime: '2026-08' })], 'counted'],
    ['undated', [score(2, { effectiveDateTime: undefined })], 'counted'],
    [
      'of an instant',
      [score(22, { effectiveDateTime: undefined, effectiveInstant: '2026-11-20T10:00:00Z' })],
      'definite',
    ],
    [
      'of an instant long ago',
      [score(22, { effectiveDateTime: undefined, effectiveInstant: '2020-11-20T10:00:00Z' })],
      '-',
    ],
    [
      'of a Period',
      [score(22, { effectiveDateTime: undefined, effectivePeriod: { start: '2026-11-20' } })],
      'definite',
    ],
    [
      'of a Period that began long ago',
      [score(22, { effectiveDateTime: undefined, effectivePeriod: { start: '2020' } })],
      '-',
    ],
    [
      'before a registered one',
      [score(22, { effectiveDateTime: '2026-11-19' }), score(5, { status: 'registered' })],
      'definite',
    ],
    [
      'of which the newest is out of the band',
      [score(5), score(22, { effectiveDateTime: '2026-10-01' })],
      '-',
    ],
    [
      'of which the newest is in the band',
      [score(22), score(5, { effectiveDateTime: '2026-10-01' })],
      'definite',
    ],
    [
      'whose newest only may be in the span',
      [score(5, { effectiveDateTime: '2026-11' }), score(22, { effectiveDateTime: '2026-10-15' })],
      'counted',
    ],
    [
      'whose newest only may be in the span, though it says the same',
      [score(25, { effectiveDateTime: '2026-11' }), score(22, { effectiveDateTime: '2026-10-15' })],
      'counted',
    ],
    ['before an undated one', [score(22), score(5, { effectiveDateTime: undefined })], 'definite'],
    ['behind a preliminary one', [score(5, { status: 'preliminary' }), score(22)], 'definite'],
    ['out of the band behind a preliminary one', [score(25, { status: 'preliminary' }), score(5)], 'counted'],
    ['none', [], '-'],
  ])('%s', (_name, records, read) => {
    expect(readFact(severe, records, set)).toBe(read);
  });

  it.each<[ScoreFact['band'], number, Read]>([
    [{ from: 10, below: 20 }, 9.9, '-'],
    [{ from: 10, below: 20 }, 10, 'definite'],
    [{ from: 10, below: 20 }, 19.9, 'definite'],
    [{ from: 10, below: 20 }, 20, '-'],
    [{ below: 4.5 }, 4.4, 'definite'],
    [{ below: 4.5 }, 4.5, '-'],
    [{}, 99, 'definite'],
  ])('in the band %j: %d', (band, value, read) => {
    expect(readFact({ ...severe, band }, [score(value)], set)).toBe(read);
  });

  it('of named codes only', () => {
    const other = score(22, { code: { coding: [{ system, code: '48544-1' }] } });
    const only = [{ system, code: '44261-6' }];
    expect(readFact({ ...severe, only }, [other], set)).toBe('-');
    expect(readFact({ ...severe, only }, [score(22)], set)).toBe('definite');
    expect(readFact({ ...severe, only: [{ system: 'urn:x', code: '44261-6' }] }, [score(22)], set)).toBe('-');
    const two = [...only, { system, code: '1-8' }];
    expect(readFact({ ...severe, only: two }, [score(22)], set)).toBe('definite');
    expect(readFact(severe, [other], set)).toBe('definite');
  });

  it('that is new', () => {
    const span = { count: 14, unit: 'day' } as const;
    expect(readFact(severe, [score(22)], set, span)).toBe('definite');
    expect(readFact(severe, [score(22, { effectiveDateTime: '2026-11-10' })], set, span)).toBe('-');
    expect(readFact(severe, [score(22, { effectiveDateTime: '2026-11' })], set, span)).toBe('counted');
    const month = { count: 1, unit: 'month' } as const;
    expect(readFact(severe, [score(22, { effectiveDateTime: '2026-10' })], set, month)).toBe('counted');
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
