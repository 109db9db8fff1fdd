import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../../src/logic/evidence.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { mutateCriterion } from './mutateCriterion.ts';
import { mutateFact } from './mutateFact.ts';
import { mutateOutcomes } from './mutateOutcomes.ts';
import { shiftSpan } from './shiftSpan.ts';

const today = '2026-03-31';
const changes = (criterion: Criterion) => mutateCriterion(criterion, today).map(({ change }) => change);
const gout: Criterion = { kind: 'named', id: 'gout' };
const age: Criterion = { kind: 'named', id: 'age' };

describe('the slips of a criterion', () => {
  const table: readonly [string, Criterion, readonly string[]][] = [
    ['a name has none', gout, []],
    ['not', { kind: 'not', of: gout }, ['drop not']],
    ['any', { kind: 'any', of: [gout, age] }, ['any to all', 'any: drop gout', 'any: drop age']],
    ['any of one is all of one', { kind: 'any', of: [gout] }, ['any: drop gout']],
    [
      'atLeast stays between one and all',
      { kind: 'atLeast', count: 2, of: [gout, age] },
      ['at least 1', 'atLeast: drop gout', 'atLeast: drop age'],
    ],
    [
      'a question',
      answeredBy('asked', { count: 1, unit: 'month' }),
      [
        'drop the question',
        'question: validFor: 1 month and 1 day',
        'question: validFor: 1 month less 1 day',
      ],
    ],
    [
      'a fact',
      conditionIn('gout', 'ruled-out'),
      ['drop recorded 1 (Condition gout)', 'recorded 1 (Condition gout) to possible', 'absence unknown'],
    ],
    [
      'what stands inside',
      { kind: 'all', of: [{ kind: 'not', of: gout }, age] },
      ['all to any', 'all: drop part 1', 'all 1: drop not', 'all: drop age'],
    ],
    [
      'another criterion as evidence',
      { kind: 'evidence', recorded: [{ kind: 'criterion', id: 'gout' }], possible: [], absence: 'unknown' },
      ['drop recorded 1 (criterion gout)'],
    ],
  ];
  it.each(table)('%s', (_, criterion, expected) => {
    expect(changes(criterion)).toEqual(expected);
  });

  it('are the same on every day, with other values', () => {
    const criterion = answeredBy('asked');
    const [here, there] = ['2026-03-31', '2024-02-29'].map((day) => mutateCriterion(criterion, day));
    expect(here?.map(({ change }) => change)).toEqual(there?.map(({ change }) => change));
    expect(here).not.toEqual(there);
  });
});

describe('the slips of a fact', () => {
  const table: readonly [string, Fact, readonly string[]][] = [
    ['sex has none', { kind: 'sex', gender: 'female' }, []],
    ['age', { kind: 'age', band: { from: 12, below: 18 } }, ['from 11', 'from 13', 'below 17', 'below 19']],
    [
      'a window',
      {
        kind: 'record',
        type: 'Procedure',
        codes: 'pump',
        when: { kind: 'within', span: { count: 3, unit: 'month' } },
      },
      ['drop within', '3 months and 1 day', '3 months less 1 day'],
    ],
    [
      'sites',
      {
        kind: 'sites',
        codes: 'fracture',
        count: 2,
        sites: ['one', 'two', 'three'].map((name) => ({ name, roots: [], codes: [] })),
      },
      ['1 sites', '3 sites', 'drop site one', 'drop site two', 'drop site three'],
    ],
  ];
  it.each(table)('%s', (_, fact, expected) => {
    expect(mutateFact(fact, today).map(({ change }) => change.replace(/^.*: /, ''))).toEqual(expected);
  });
});

describe('a span one day longer or shorter', () => {
  it.each([
    [{ count: 1, unit: 'month' }, '2026-03-31', [32, 30]],
    [{ count: 12, unit: 'month' }, '2024-12-01', [367, 365]],
    [{ count: 7, unit: 'day' }, '2026-03-31', [8, 6]],
  ] as const)('%s', (span, day, expected) => {
    expect(shiftSpan(span, day).map(({ value }) => value)).toEqual(
      expected.map((count) => ({ count, unit: 'day' })),
    );
  });
});

it('drops and turns each rail of an outcome', () => {
  const outcome = { id: 'go', title: 'Go', when: [{ criterion: 'gout', rail: 'met' }] } as const;
  const mutations = mutateOutcomes({ id: 'set', exhaustive: true, outcomes: [outcome] });
  expect(mutations.map(({ change }) => change)).toEqual([
    'go: drop met gout',
    'go: met gout to not-met',
    'go: met gout to ruled-out',
  ]);
});
