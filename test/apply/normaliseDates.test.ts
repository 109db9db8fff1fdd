import type { FhirResource } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { normaliseDates } from '../../src/apply/normaliseDates.ts';

const read = (elements: object) =>
  normaliseDates({ resourceType: 'Condition', ...elements } as unknown as FhirResource);
const written = (elements: object) => ({ resourceType: 'Condition', ...elements });

it.each([
  ['2026-01-02T10:00:00+02:00', '2026-01-02T10:00:00'],
  ['2026-01-02T10:00:00.123Z', '2026-01-02T10:00:00.123'],
  ['2026-01-02T10:00-11:00', '2026-01-02T10:00'],
  ['2026-01-02T10:00:00', '2026-01-02T10:00:00'],
  ['2026-01-02', '2026-01-02'],
  ['seen 2026-01-02T10:00:00Z', 'seen 2026-01-02T10:00:00Z'],
])('%s is read as %s', (date, expected) => {
  expect(read({ recordedDate: date })).toEqual(written({ recordedDate: expected }));
});

it('reads both ends of a Period, whichever is there, and leaves what else it holds', () => {
  const [zoned, plain] = ['2026-01-02T10:00:00Z', '2026-01-02T10:00:00'];
  expect(read({ onsetPeriod: { start: zoned } })).toEqual(written({ onsetPeriod: { start: plain } }));
  expect(read({ onsetPeriod: { end: zoned } })).toEqual(written({ onsetPeriod: { end: plain } }));
  const more = { start: zoned, end: zoned, extension: [{ url: 'x' }] };
  expect(read({ onsetPeriod: more })).toEqual(
    written({ onsetPeriod: { start: plain, end: plain, extension: [{ url: 'x' }] } }),
  );
});

it('makes a dateTime of an effective instant, and leaves the moment of issue alone', () => {
  const instant = '2026-01-02T10:00:00Z';
  expect(read({ effectiveInstant: instant, issued: instant })).toEqual(
    written({ effectiveDateTime: '2026-01-02T10:00:00', issued: instant }),
  );
});

it('leaves everything else as it is: lists, objects, numbers, and what should not be there', () => {
  const others = { category: [{ text: 'a' }], code: { text: 'b' }, count: 3, active: true, note: null };
  expect(read(others)).toEqual(written(others));
});
