import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { futureEnd, withoutFutureEnd } from '../../src/apply/withoutFutureEnd.ts';

const today = '2026-11-25';
const record = (more: object, resourceType = 'Condition') =>
  ({ resourceType, id: 'a', ...more }) as unknown as FhirResource;

describe('the end to come', () => {
  it.each<[string, object, string | undefined]>([
    ['is a date after today', { abatementDateTime: '2026-11-26' }, '2026-11-26'],
    ['is not today', { abatementDateTime: '2026-11-25' }, undefined],
    ['is the start of a Period', { abatementPeriod: { start: '2027', end: '2028' } }, '2027'],
    ['is the end of a Period that has no start', { abatementPeriod: { end: '2028' } }, '2028'],
    ['is not the end of one that has begun', { abatementPeriod: { start: '2026', end: '2028' } }, undefined],
    ['is nothing that cannot be read', { abatementDateTime: 'next year' }, undefined],
    ['is none where there is none', {}, undefined],
  ])('%s', (_, more, expected) => {
    expect(futureEnd(record(more), today)).toBe(expected);
  });

  it('is that of a Condition alone', () => {
    expect(futureEnd(record({ abatementDateTime: '2027' }, 'Procedure'), today)).toBeUndefined();
  });
});

describe('a Condition whose end is to come', () => {
  const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } });
  it.each(['inactive', 'remission', 'resolved'])('stays %s, without the end', (code) => {
    const given = record({ ...status(code), abatementDateTime: '2027' });
    expect(withoutFutureEnd(given, today)).toEqual(record(status(code)));
  });

  it.each(['active', 'recurrence', 'unrecognised'])('is no longer for certain %s', (code) => {
    const given = record({ ...status(code), abatementPeriod: { end: '2027' } });
    expect(withoutFutureEnd(given, today)).toEqual(record(status('unrecognised')));
  });

  it('has no status that is certain where it had none', () => {
    expect(withoutFutureEnd(record({ abatementDateTime: '2027' }), today)).toEqual(
      record(status('unrecognised')),
    );
  });

  it('is the same record where its end has come', () => {
    const given = record({ ...status('active'), abatementDateTime: '2026' });
    expect(withoutFutureEnd(given, today)).toBe(given);
  });
});
