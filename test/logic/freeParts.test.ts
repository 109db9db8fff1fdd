import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import { freeParts, keyOf } from '../../src/logic/freeParts.ts';

const gout = conditionIn('gout', 'unknown');
const asking = { ...gout, ...answeredBy('q'), recorded: gout.recorded };
const [p, q, r] = ['p', 'q', 'r'].map((id) => answeredBy(id)) as [Criterion, Criterion, Criterion];
const all = (...of: readonly Criterion[]): Criterion => ({ kind: 'all', of });
const named = (id: string): Criterion => ({ kind: 'named', id });

describe('the key of a criterion', () => {
  it.each<[string, Criterion, Criterion, boolean]>([
    ['is its name', named('a'), named('a'), true],
    ['is not another name', named('a'), named('b'), false],
    ['is the question of what is only answered', answeredBy('q'), answeredBy('q'), true],
    ['is not another question', p, q, false],
    ['is the object, where something is recorded too', asking, { ...asking }, false],
    [
      'is the object, where something is a reason to ask',
      answeredBy('q'),
      { ...answeredBy('q'), possible: [{ kind: 'deceased' }] },
      false,
    ],
    ['is the object, where nothing is asked', gout, { ...gout }, false],
    [
      'is the object, where nothing at all is said',
      { ...gout, recorded: [] },
      { ...gout, recorded: [] },
      false,
    ],
    ['is the object of what is composed', all(p), all(p), false],
    ['stays the same', gout, gout, true],
  ])('%s', (_, one, other, isSame) => {
    expect(keyOf(one) === keyOf(other)).toBe(isSame);
  });

  it('says what it is of', () => {
    expect([keyOf(named('a')), keyOf(answeredBy('q'))]).toEqual(['named a', 'answer q']);
  });
});

describe('the parts that are independent of each other', () => {
  const [s, t] = [all(p, q), all(named('s'), r)];
  const find = (id: string) => (id === 's' ? s : t);
  it.each<[string, readonly Criterion[], readonly (readonly [string, string | undefined])[]]>([
    [
      'are criteria that share nothing',
      [named('s'), r],
      [
        ['named s', 's'],
        ['answer r', undefined],
      ],
    ],
    ['are one where all is below it', [named('t'), named('t')], [['named t', 't']]],
    [
      'are what two share, and the rest',
      [named('s'), named('t')],
      [
        ['named s', 's'],
        ['answer r', 't'],
      ],
    ],
    [
      'are questions, where these are shared one by one',
      [named('s'), p],
      [
        ['answer p', 's'],
        ['answer q', 's'],
      ],
    ],
  ])('%s', (_, roots, expected) => {
    const found = freeParts(roots, find).map(({ key, within }) => [key, within]);
    expect(found).toHaveLength(expected.length);
    expect(found.map(([key]) => key)).toEqual(expected.map(([key]) => key));
  });
});
