import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4.js';
import { type Day, written } from '../interpret/calendar.ts';
import { terms } from './world.ts';

/** Days that lie so close to each other that their order matters, of a year back. */
const offsets = fc
  .integer({ min: 0, max: 400 })
  .chain((base) =>
    fc
      .array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 })
      .map((all) => all.map((off) => base + off)),
  );

/** A date of that day: in full, with a time in some zone, or of the precision of a month. */
function dateOn(today: Day, offset: number): fc.Arbitrary<string> {
  const day = written(today - offset);
  return fc.constantFrom(
    ...Array<string>(4).fill(day),
    `${day}T08:00:00Z`,
    `${day}T23:30:00-05:00`,
    `${day}T00:30:00+05:30`,
    day.slice(0, 7),
  );
}

/** A code that counts for one of the lists, as it is listed. */
function codeOf(...ids: readonly string[]): fc.Arbitrary<object> {
  return fc
    .constantFrom(...ids)
    .chain((id) => fc.constantFrom(...terms.codeSet(id).codes.filter((code) => code.class !== 'never')))
    .map(({ system, code }) => ({ coding: [{ system, code }] }));
}

/** What was done and what came of it: procedures that undo each other and conditions, all of them sound, within three days. */
export function course(today: Day): fc.Arbitrary<readonly FhirResource[]> {
  const procedure = (offset: number) =>
    fc
      .record({
        resourceType: fc.constant('Procedure'),
        status: fc.constantFrom('completed', 'completed', 'completed', 'in-progress'),
        code: codeOf('pump', 'pump-removal'),
        performed: dateOn(today, offset),
        as: fc.constantFrom('performedDateTime', 'performedDateTime', 'performedPeriod', 'performedString'),
      })
      .map(({ performed, as, ...made }) => ({
        ...made,
        [as]: as === 'performedPeriod' ? { start: performed } : performed,
      }));
  const condition = (offset: number) =>
    fc
      .record({
        resourceType: fc.constant('Condition'),
        code: codeOf('limb-pain', 'fracture'),
        date: dateOn(today, offset),
        as: fc.constantFrom('onsetDateTime', 'onsetPeriod', 'recordedDate'),
      })
      .map(({ date, as, ...made }) => ({ ...made, [as]: as === 'onsetPeriod' ? { start: date } : date }));
  return offsets.chain(([one, two, three, four]) =>
    fc
      .tuple(
        procedure(one as number),
        procedure(two as number),
        condition(three as number),
        condition(four as number),
      )
      .chain((all) => fc.oneof(fc.constant(all), fc.subarray(all))),
  ) as unknown as fc.Arbitrary<readonly FhirResource[]>;
}
