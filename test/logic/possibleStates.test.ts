import { describe, expect, it } from 'vitest';
import type { Criterion, Evidence } from '../../src/logic/criterion.ts';
import { answeredBy, aYear, conditionIn } from '../../src/logic/evidence.ts';
import { casesOf, possibleStates, stateGiven } from '../../src/logic/possibleStates.ts';
import { type State, states } from '../../src/logic/state.ts';

const parts = Array.from({ length: 14 }, (_, index) => answeredBy(`q${index}`));
/** Fourteen questions in two orders: more cases than are tried. */
const tangled: Criterion = {
  kind: 'all',
  of: [
    { kind: 'any', of: parts },
    { kind: 'all', of: [...parts].reverse() },
  ],
};
const criteria: Readonly<Record<string, Criterion>> = {
  tangled,
  asked: answeredBy('q'),
  never: { kind: 'not', of: conditionIn('x', 'unknown') },
};
const find = (id: string) => criteria[id] as Criterion;
const evidence = (more: Partial<Evidence>): Evidence => ({
  kind: 'evidence',
  recorded: [],
  possible: [],
  absence: 'ruled-out',
  ...more,
});
const gout = { kind: 'record', type: 'Condition', codes: 'gout' } as const;
const other = (id: string) => ({ kind: 'criterion', id }) as const;
const question = { id: 'q', validFor: aYear };

describe('the states that evidence can be in', () => {
  it.each<[string, Evidence, State[]]>([
    ['a reason to ask is never met', evidence({ possible: [gout] }), ['unknown', 'ruled-out']],
    ['nothing that is read is never ruled out by its absence', evidence({}), ['unknown']],
    ['a question alone', evidence({ question, absence: 'unknown' }), ['unknown', 'met', 'ruled-out']],
    ['another criterion is met where that is', evidence({ recorded: [other('asked')] }), ['unknown', 'met']],
    ['and never where that is not', evidence({ recorded: [other('never')] }), ['unknown']],
    [
      'and may be where that is too much to try',
      evidence({ recorded: [other('tangled')] }),
      ['unknown', 'met'],
    ],
    [
      'beside another criterion no absence counts',
      evidence({ recorded: [other('never')], possible: [gout] }),
      ['unknown'],
    ],
    [
      'a question rules out, whatever is recorded beside it',
      evidence({ recorded: [other('asked')], question }),
      ['unknown', 'met', 'ruled-out'],
    ],
  ])('%s', (_, criterion, expected) => {
    const found = possibleStates(criterion, find);
    expect(states.filter((state) => found?.has(state))).toEqual(expected);
  });
});

describe('what would take too long to try', () => {
  it.each<[string, Criterion]>([
    ['itself', tangled],
    ['by name', { kind: 'named', id: 'tangled' }],
    ['its opposite', { kind: 'not', of: tangled }],
    ['beside another', { kind: 'any', of: [answeredBy('other'), tangled] }],
  ])('is not known: %s', (_, criterion) => {
    expect(possibleStates(criterion, find)).toBeUndefined();
  });

  it('has no cases', () => {
    expect(casesOf([{ kind: 'named', id: 'tangled' }], find)).toBeUndefined();
    expect(casesOf(parts, find)).toBeUndefined();
  });
});

describe('cases', () => {
  it('are all combinations, each once, the least said first', () => {
    const cases = casesOf([answeredBy('p'), conditionIn('x', 'unknown')], find);
    expect(cases?.number).toBe(6);
    expect([...(cases?.all() ?? [])].map((given) => [...given.values()])).toEqual([
      ['unknown', 'unknown'],
      ['met', 'unknown'],
      ['ruled-out', 'unknown'],
      ['unknown', 'met'],
      ['met', 'met'],
      ['ruled-out', 'met'],
    ]);
  });

  it('give evidence its state', () => {
    expect(stateGiven(answeredBy('p'), new Map([['answer p', 'met']]), find)).toBe('met');
    expect(() => stateGiven(answeredBy('p'), new Map(), find)).toThrow('evidence without a state');
  });
});
