import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { datesOf, isAfter, isDate, newestFirst } from '../../src/apply/recordDates.ts';

/** The elements that date a record, in the order in which they count; of a Period its start. */
const elements: readonly [string, readonly string[]][] = [
  ['AllergyIntolerance', ['recordedDate', 'onsetDateTime', 'onsetPeriod']],
  ['Condition', ['recordedDate', 'onsetDateTime', 'onsetPeriod']],
  ['MedicationRequest', ['authoredOn']],
  ['MedicationStatement', ['effectiveDateTime', 'effectivePeriod', 'dateAsserted']],
  ['Observation', ['effectiveDateTime', 'effectiveInstant', 'effectivePeriod', 'issued']],
  ['Procedure', ['performedDateTime', 'performedPeriod']],
  ['QuestionnaireResponse', ['authored']],
  ['ServiceRequest', ['authoredOn']],
];
const record = (resourceType: string, values: object) => ({ resourceType, ...values }) as FhirResource;
const written = (name: string, date: string) => (name.endsWith('Period') ? { start: date } : date);

describe.each(elements)('a %s', (type, names) => {
  it.each(names.map((name) => [name]))('is dated by %s', (name) => {
    expect(datesOf(record(type, { [name]: written(name, '2026-01-02') }))).toEqual(['2026-01-02']);
  });

  it('goes by the first of its dates', () => {
    const all = names.map((name, index) => [name, written(name, `200${index}`)] as const);
    const reversed = Object.fromEntries([...all].reverse());
    expect(datesOf(record(type, reversed))).toEqual(names.map((_, index) => `200${index}`));
  });
});

it('dates nothing by the end of a Period, an age, or nothing', () => {
  expect(datesOf(record('Condition', { onsetPeriod: { end: '2026' } }))).toEqual([]);
  expect(datesOf(record('Condition', { onsetPeriod: null, onsetAge: { value: 3 } }))).toEqual([]);
  expect(datesOf(record('Device', { manufactureDate: '2026' }))).toEqual([]);
});

describe('the order of records', () => {
  const dated = (id: string, authoredOn?: string) =>
    record('ServiceRequest', { id, ...(authoredOn !== undefined && { authoredOn }) });
  const order = (...records: readonly FhirResource[]) => newestFirst(records).map(({ id }) => id);

  const table: readonly [string, string | undefined, string | undefined][] = [
    ['days', '2026-01-02', '2026-01-01'],
    ['a day before a month', '2026-01-02', '2026-01'],
    ['moments of two zones', '2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00+02:00'],
    ['zones against each other', '2026-01-01T08:30:00Z', '2026-01-01T10:00:00+02:00'],
    ['a time without a zone as of UTC', '2026-01-01T10:00:00', '2026-01-01T11:00:00+02:00'],
    ['a date before none', '1900-01-01', undefined],
    ['a date before words', '1900-01-01', 'last week'],
  ];
  it.each(table)('goes by %s', (_, newer, older) => {
    expect(order(dated('a', older), dated('b', newer))).toEqual(['b', 'a']);
    expect(order(dated('b', newer), dated('a', older))).toEqual(['b', 'a']);
  });

  it('is the one they came in where they have no id', () => {
    const first = record('ServiceRequest', { authoredOn: '2026', priority: 'routine' });
    const second = record('ServiceRequest', { authoredOn: '2026', priority: 'urgent' });
    expect(newestFirst([first, second])).toEqual([first, second]);
    expect(newestFirst([second, first])).toEqual([second, first]);
  });

  it('goes by id where dates are the same or missing', () => {
    expect(order(dated('b', '2026'), dated('a', '2026'))).toEqual(['a', 'b']);
    expect(order(dated('b'), dated('a'))).toEqual(['a', 'b']);
  });
});

it.each([
  ['2026-11-26', true],
  ['2026-11-25T23:00:00Z', false],
  ['2026-11-24', false],
  ['2026-12', true],
  ['2026-11', false],
  ['2027', true],
  ['2026', false],
])('%s is after 25 November 2026: %s', (date, expected) => {
  expect(isAfter(date, '2026-11-25')).toBe(expected);
});

it.each([
  ['2026', true],
  ['2026-11-25T10:00:00.5Z', true],
  ['2026-13', false],
  ['2026-11-32', false],
  ['26-11-25', false],
])('%s is a date as FHIR writes it: %s', (date, expected) => {
  expect(isDate(date)).toBe(expected);
});
