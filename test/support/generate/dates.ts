import fc from 'fast-check';
import { type Day, dayOf, earlier, written } from '../interpret/calendar.ts';
import { spans } from './criteria.ts';

/** Days on which windows have awkward ends. */
export const todays = [
  '2026-11-25',
  '2024-02-29',
  '2025-02-28',
  '2025-03-01',
  '2025-05-31',
  '2024-05-31',
  '2023-12-31',
  '2026-01-01',
] as const;

/** The number of a day written in full. */
export function dayFrom(text: string): Day {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  return dayOf(year, month, date);
}

/** A day close to the end of some span, or anywhere in the last years; seldom one that is still to come. */
function dayNear(today: Day): fc.Arbitrary<Day> {
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...spans), fc.integer({ min: -2, max: 2 }))
        .map(([span, off]) => earlier(today, span) + off),
    },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 2 }).map((off) => today - off) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 900 }).map((off) => today - off) },
    { weight: 1, arbitrary: fc.constantFrom(1, 2, 40).map((off) => today + off) },
  );
}

const clock = fc.constantFrom('T00:00:00', 'T23:59:59', 'T12:30:00', 'T23:59:59.999', 'T04:00:00');
const zone = fc.constantFrom('Z', '+00:00', '+14:00', '-11:00', '+05:30', '-05:00');

/** A FHIR dateTime: in full, with time and zone, or of the precision of a month or a year. */
export function dateTime(today: Day): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: dayNear(today).map(written) },
    { weight: 4, arbitrary: instant(today) },
    { weight: 2, arbitrary: dayNear(today).map((day) => written(day).slice(0, 7)) },
    { weight: 1, arbitrary: dayNear(today).map((day) => written(day).slice(0, 4)) },
  );
}

/** A day of the last three weeks, in full. */
export function recent(today: Day): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 21 }).map((off) => written(today - off));
}

/** A FHIR instant. */
export function instant(today: Day): fc.Arbitrary<string> {
  return fc.tuple(dayNear(today), clock, zone).map(([day, time, where]) => `${written(day)}${time}${where}`);
}

/** A Period of which either end may be missing. */
export function period(today: Day): fc.Arbitrary<{ start?: string; end?: string }> {
  return fc.record({ start: dateTime(today), end: dateTime(today) }, { requiredKeys: [] });
}

/** A birth date close to a birthday that matters, or anywhere; at times of low precision. */
export function birthDate(today: Day): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(11, 12, 17, 18, 19, 40, 65, 66, 0),
      fc.integer({ min: -2, max: 2 }),
      fc.constantFrom(10, 10, 10, 7, 4),
    )
    .map(([years, off, precision]) =>
      written(Math.min(earlier(today, { count: years, unit: 'year' }) + off, today)).slice(0, precision),
    );
}
