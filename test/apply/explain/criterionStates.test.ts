import { describe, expect, it } from 'vitest';
import { criterionStates, type StateSources } from '../../../src/apply/explain/criterionStates.ts';
import type { ModelEvidence, ModelTree } from '../../../src/criteriaModel.ts';

const reading = (expression: string) => ({ words: expression, expression });
const facts = { f: { definite: reading('definite'), counted: reading('counted'), lists: ['Condition'] } };
const evidence: ModelEvidence = {
  kind: 'evidence',
  recorded: ['f'],
  criteria: [],
  possible: [],
  question: 'q',
  outdated: 'new',
  absence: { lists: ['Condition'], understood: 'understood' },
};
const sources = (holding: readonly string[], more: Partial<StateSources> = {}): StateSources => ({
  test: (expression) => holding.includes(expression),
  complete: [],
  yes: [],
  no: [],
  ...more,
});
const stateOf = (tree: ModelTree, from: StateSources) =>
  criterionStates({ facts, criteria: {} }, from).stateOf(tree);
const read = { complete: ['Condition'] };

describe('the state of evidence', () => {
  it.each<[string, string, StateSources]>([
    ['nothing is known', 'unknown', sources([])],
    ['it is on record', 'met', sources(['definite', 'counted'])],
    ['it may be on record', 'unknown', sources(['counted'])],
    ['the answer is yes', 'met', sources([], { yes: ['q'] })],
    ['the answer is no', 'ruled-out', sources([], { no: ['q'] })],
    ['another answer is no', 'unknown', sources([], { no: ['r'] })],
    ['the answer denies the record', 'unknown', sources(['definite', 'counted'], { no: ['q'] })],
    ['newer evidence outdates the answer', 'unknown', sources(['counted', 'new'], { no: ['q'] })],
    ['older doubts stand beside the answer', 'ruled-out', sources(['counted'], { no: ['q'] })],
    ['it is absent', 'ruled-out', sources(['understood'], read)],
    ['the list was not read in full', 'unknown', sources(['understood'])],
    ['a code in the list does not read', 'unknown', sources([], read)],
    ['something in the list may be it', 'unknown', sources(['understood', 'counted'], read)],
    ['it is absent, and the answer is yes', 'met', sources(['understood'], { ...read, yes: ['q'] })],
  ])('where %s is %s', (_what, state, from) => {
    expect(stateOf(evidence, from)).toBe(state);
  });

  it('takes the counted reading where the criterion says so', () => {
    expect(stateOf({ ...evidence, reading: 'counted' }, sources(['counted']))).toBe('met');
  });

  it('never rules out by absence where absence says nothing', () => {
    const { absence: _, ...without } = evidence;
    expect(stateOf(without, sources(['understood'], read))).toBe('unknown');
  });
});

describe('the state of what is composed', () => {
  const known: Readonly<Record<string, ModelTree>> = {
    m: { kind: 'all', of: [] },
    r: { kind: 'any', of: [] },
    u: { kind: 'evidence', recorded: [], criteria: [], possible: [] },
  };
  const parts = (letters: string) => [...letters].map((letter) => known[letter] as ModelTree);
  it.each<[ModelTree['kind'], string, string, number?]>([
    ['any', 'mru', 'met'],
    ['any', 'ru', 'unknown'],
    ['any', 'rr', 'ruled-out'],
    ['all', 'mm', 'met'],
    ['all', 'mu', 'unknown'],
    ['all', 'mur', 'ruled-out'],
    ['not', 'm', 'ruled-out'],
    ['not', 'r', 'met'],
    ['not', 'u', 'unknown'],
    ['atLeast', 'mmr', 'met', 2],
    ['atLeast', 'mur', 'unknown', 2],
    ['atLeast', 'mrr', 'ruled-out', 2],
  ])('%s of %s is %s', (kind, letters, state, count = 1) => {
    const of = parts(letters);
    const tree = (
      kind === 'not' ? { kind, of: of[0] } : { kind, of, ...(kind === 'atLeast' && { count }) }
    ) as ModelTree;
    expect(stateOf(tree, sources([]))).toBe(state);
  });
});
