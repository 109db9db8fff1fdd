import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import { codeListsOf, namedIn, readsOf } from '../../src/logic/reads.ts';

const named = (id: string): Criterion => ({ kind: 'named', id });
const criteria: Readonly<Record<string, Criterion>> = {
  outer: { kind: 'all', of: [named('inner'), { kind: 'not', of: named('leaf') }] },
  inner: { kind: 'atLeast', count: 1, of: [named('leaf'), answeredBy('q')] },
  leaf: conditionIn('a', 'unknown'),
  shown: {
    kind: 'evidence',
    recorded: [
      { kind: 'criterion', id: 'inner' },
      { kind: 'record', type: 'Procedure', codes: 'c' },
    ],
    possible: [{ kind: 'record', type: 'Device', codes: 'd' }],
    absence: 'unknown',
  },
};
const find = (id: string) => criteria[id] as Criterion;

describe('what a criterion reads', () => {
  it('goes through the criteria that it names', () => {
    const { facts, questions } = readsOf(
      { kind: 'any', of: [named('outer'), conditionIn('b', 'unknown')] },
      find,
    );
    expect(codeListsOf(facts)).toEqual(['a', 'b']);
    expect(questions).toEqual(['q']);
  });

  it('goes through the criteria that are evidence', () => {
    const { facts, questions } = readsOf(named('shown'), find);
    expect(codeListsOf(facts)).toEqual(['c', 'd', 'a']);
    expect(questions).toEqual(['q']);
    expect(namedIn(find('shown'), find)).toEqual(['inner', 'leaf']);
  });

  it('names each criterion once, outer ones first', () => {
    expect(namedIn({ kind: 'any', of: [named('outer'), named('leaf')] }, find)).toEqual([
      'outer',
      'inner',
      'leaf',
    ]);
    expect(namedIn(find('leaf'), find)).toEqual([]);
  });
});
