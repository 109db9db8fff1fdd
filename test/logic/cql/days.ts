import { describe, expect, it } from 'vitest';
import {
  ago,
  dayOf,
  daysOfChoice,
  earlier,
  firstDay,
  future,
  mayBeEarlier,
  mayBeWithin,
  moment,
  sortKey,
  within,
} from '../../../src/logic/cql/days.ts';
import { Definitions } from '../../../src/logic/cql/definitions.ts';
import type { Span } from '../../../src/logic/span.ts';
import { cqlRunner, elmOf } from '../../support/runCql.ts';
import { windowTable } from '../../support/windowTable.ts';

const definitions = new Definitions();
const rows: string[] = [];
/** Adds a row to the library that is run below, and says by which name. */
const asked = (expression: string) => `row ${rows.push(expression) - 1}`;

const today = '2026-11-25';
const month: Span = { count: 1, unit: 'month' };
const date = (text: string) => `@${text}`;
const days = windowTable.filter(([on, , written]) => on === today && /^[\d-]+$/.test(written));
const windows = days.map(([, span, written, isWithin, isEarlier]) => {
  const all = [within, mayBeWithin, earlier, mayBeEarlier];
  const names = all.map((one) => asked(one(definitions, date(written), span)));
  const expected = [isWithin === 'in', isWithin !== 'out', isEarlier === 'in', isEarlier !== 'out'];
  return [`${span.count} ${span.unit}`, written, names, expected] as const;
});
const tomorrow = [within, mayBeWithin, earlier, mayBeEarlier].map((one) =>
  asked(one(definitions, date('2026-11-26'), month)),
);
const noDay = [within, mayBeWithin, earlier, mayBeEarlier].map((one) =>
  asked(one(definitions, '(null as Date)', month)),
);
const toCome = (
  [
    [[], false],
    [['@2026-11-25'], false],
    [['@2026-11'], false],
    [['@2026-11-26'], true],
    [['@2026-12'], true],
    [['@2020', 'null', '@2027'], true],
  ] as const
).map(
  ([dates, expected]) =>
    [dates.join(', '), asked(`${future(definitions, dates)} is true`), expected] as const,
);

const instants: readonly [string, string][] = [
  ['null as DateTime', 'DateTime(1, 1, 1, 0, 0, 0, 0, 0.0)'],
  ['DateTime(2026)', 'DateTime(2026, 1, 1, 0, 0, 0, 0, 0.0)'],
  ['DateTime(2026, 5)', 'DateTime(2026, 5, 1, 0, 0, 0, 0, 0.0)'],
  ['DateTime(2026, 5, 7)', 'DateTime(2026, 5, 7, 0, 0, 0, 0, 0.0)'],
  ['DateTime(2026, 5, 7, 8, 9, 10, 11, 2.0)', 'DateTime(2026, 5, 7, 6, 9, 10, 11, 0.0)'],
  ['DateTime(2026, 5, 7, 23, 30, 0, 0, -5.0)', 'DateTime(2026, 5, 8, 4, 30, 0, 0, 0.0)'],
];
const moments = instants.map(([written, expected]) => {
  const at = moment(definitions, [`(${written})`]);
  const known = `(${at} = ${expected})`;
  return [written, asked(known)] as const;
});
const keys = (
  [
    ['null as DateTime', '0'],
    ['DateTime(2026, 5)', '2026-05-01T00:00:00.000'],
    ['DateTime(2026, 5, 7, 8, 9, 10, 11, 2.0)', '2026-05-07T06:09:10.011'],
    ['DateTime(2026, 5, 7, 23, 30, 0, 0, -5.0)', '2026-05-08T04:30:00.000'],
  ] as const
).map(([written, expected]) => [written, asked(sortKey(definitions, [`(${written})`])), expected] as const);

const text = [
  "library Days version '1'",
  "using FHIR version '4.0.1'",
  "include FHIRHelpers version '4.0.1' called FHIRHelpers",
  'context Patient',
  ...definitions.all.map(
    ({ name, parameters, expression }) => `define function "${name}"(${parameters}):\n  ${expression}`,
  ),
  ...rows.map((expression, index) => `define "row ${index}":\n  ${expression}`),
].join('\n');
const values = await cqlRunner(await elmOf(text))({
  given: [],
  subject: 'a',
  today,
  complete: [],
  draftOrders: [],
});

describe('by the calendar, in CQL', () => {
  it.each(windows)('%s: %s', (_span, _written, names, expected) => {
    expect(names.map((name) => values[name])).toEqual(expected);
  });

  it('tomorrow is in no time up to today', () => {
    expect(tomorrow.map((name) => values[name])).toEqual([false, false, false, false]);
  });

  it('no day is in no time for certain, and may be in any', () => {
    expect(noDay.map((name) => values[name])).toEqual([false, true, false, true]);
  });

  it.each(toCome)('one of {%s} is after today: %s', (_dates, name, expected) => {
    expect(values[name]).toBe(expected);
  });
});

describe('moments, in CQL', () => {
  it.each(moments)('%s', (_written, name) => {
    expect(values[name]).toBe(true);
  });

  it.each(keys)('%s sorts as text', (_written, name, expected) => {
    expect(values[name]).toBe(expected);
  });
});

it('a span is written as people say it', () => {
  expect([ago(month), ago({ count: 3, unit: 'day' })]).toEqual(['Today() - 1 month', 'Today() - 3 days']);
});

it('dates are read as days, the first that is there', () => {
  expect(firstDay([dayOf('R.authoredOn')])).toBe('date from R.authoredOn.value');
  expect(firstDay(daysOfChoice('R.onset'))).toBe(
    'Coalesce(date from (R.onset as FHIR.dateTime).value, date from (R.onset as FHIR.Period)."start".value)',
  );
  expect(sortKey(new Definitions(), ['A', 'B'])).toBe('"Sort key"(Coalesce(A, B))');
});
