import fc from 'fast-check';
import type { Day } from '../interpret/calendar.ts';
import { concept } from './concepts.ts';
import { dateTime, instant, period, recent } from './dates.ts';
import { oneOf, resource } from './resource.ts';

const ucum = 'http://unitsofmeasure.org';
const quantity = fc
  .tuple(
    fc.constantFrom(20, 20, 24, 27, 19.999, 19, 5, 4, 4, 10, 10.5, 11, 0),
    fc.constantFrom<object>(
      ...Array<object>(8).fill({ unit: 'score', system: ucum, code: '{score}' }),
      { unit: '%', system: ucum, code: '%' },
      { unit: '%', system: ucum, code: '%' },
      { code: '{score}' },
      { unit: '{score}' },
      { system: 'http://example.org/units', code: '{score}' },
      {},
    ),
    fc.constantFrom<object>(...Array<object>(14).fill({}), { comparator: '>' }),
  )
  .map(([value, unit, comparator]) => ({ value, ...unit, ...comparator }));

/** An Observation of a score: dated in four ways or none, with a number in some unit or with something else. */
export function observation(today: Day): fc.Arbitrary<object> {
  const values = [
    { weight: 12, arbitrary: quantity.map((valueQuantity) => ({ valueQuantity })) },
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom({ valueInteger: 20 }, { valueString: 'twenty' }) },
    {
      weight: 1,
      arbitrary: fc.constant({ valueQuantity: { unit: 'score', system: ucum, code: '{score}' } }),
    },
  ];
  const made = resource(
    'Observation',
    {
      status: oneOf(
        'final final final final final final final final final amended corrected preliminary registered cancelled entered-in-error unknown',
      ),
      code: concept('depression-score'),
    },
    [
      {
        none: 0,
        of: {
          effectiveDateTime: fc.oneof(dateTime(today), recent(today), recent(today)),
          effectiveInstant: instant(today),
          effectivePeriod: period(today),
          effectiveTiming: fc.constant({ code: { text: 'daily' } }),
        },
      },
      { none: 3, of: { issued: instant(today) } },
    ],
  );
  return fc.tuple(made, fc.oneof(...values)).map(([record, value]) => ({ ...record, ...value }));
}
