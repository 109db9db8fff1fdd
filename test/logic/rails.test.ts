import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion, Evidence } from '../../src/logic/criterion.ts';
import { answeredBy } from '../../src/logic/evidence.ts';
import type { Fact } from '../../src/logic/fact.ts';
import { type Predicate, printPredicate } from '../../src/logic/predicate.ts';
import { railsOf, type Tongue, unknownOf } from '../../src/logic/rails.ts';

type Value = 'met' | 'ruled-out' | 'unknown';
const values: readonly Value[] = ['ruled-out', 'unknown', 'met'];

const leaf = (text: string): Predicate => ({ kind: 'leaf', text, negated: `!${text}` });
const nameOf = (fact: Fact) => (fact.kind === 'record' ? fact.codes : fact.kind);

/** A tongue whose leaves are names of atoms, so that a state is the set of the true ones. */
const tongue: Tongue = {
  fact: (fact, reading, since) => leaf(`${since ? 'new ' : ''}${reading} ${nameOf(fact)}`),
  answered: (id, answer) => leaf(`${answer} ${id}`),
  complete: (facts) => leaf(`complete ${facts.map(nameOf).join()}`),
  named: (id) => railsOf(answeredBy(id), tongue),
};

function isTrue(predicate: Predicate, state: ReadonlySet<string>): boolean {
  if (predicate.kind !== 'leaf') {
    const holds = (part: Predicate) => isTrue(part, state);
    return predicate.kind === 'and' ? predicate.parts.every(holds) : predicate.parts.some(holds);
  }
  if (predicate.text === 'true' || predicate.text === 'false') return predicate.text === 'true';
  return predicate.text.startsWith('!') ? !state.has(predicate.text.slice(1)) : state.has(predicate.text);
}

/** The value of a criterion in a state; fails when it has two. */
function truth(criterion: Criterion, state: ReadonlySet<string>): Value {
  const rails = railsOf(criterion, tongue);
  const met = isTrue(rails.met, state);
  const ruledOut = isTrue(rails.ruledOut, state);
  expect(met && ruledOut, 'both rails').toBe(false);
  expect(isTrue(unknownOf(rails), state)).toBe(!met && !ruledOut);
  return met ? 'met' : ruledOut ? 'ruled-out' : 'unknown';
}

/** The state in which each answered part has the wanted value. */
function answers(wanted: readonly Value[]): Set<string> {
  return new Set(
    wanted.flatMap((value, index) =>
      value === 'met' ? [`yes ${index}`] : value === 'ruled-out' ? [`no ${index}`] : [],
    ),
  );
}

const parts = (count: number): Criterion[] =>
  Array.from({ length: count }, (_, index) => answeredBy(`${index}`));

function product<T>(items: readonly T[], length: number): T[][] {
  return length === 0
    ? [[]]
    : product(items, length - 1).flatMap((head) => items.map((item) => [...head, item]));
}

describe('the three-valued tables', () => {
  const [F, U, T] = values as [Value, Value, Value];
  it.each<[Value, Value, Value, Value]>([
    // first, second, any, all
    [T, T, T, T],
    [T, U, T, U],
    [T, F, T, F],
    [U, T, T, U],
    [U, U, U, U],
    [U, F, U, F],
    [F, T, T, F],
    [F, U, U, F],
    [F, F, F, F],
  ])('%s with %s: any is %s, all is %s', (first, second, any, all) => {
    const state = answers([first, second]);
    expect(truth({ kind: 'any', of: parts(2) }, state)).toBe(any);
    expect(truth({ kind: 'all', of: parts(2) }, state)).toBe(all);
  });

  it.each<[Value, Value]>([
    [T, F],
    [U, U],
    [F, T],
  ])('not %s is %s', (value, expected) => {
    expect(truth({ kind: 'not', of: answeredBy('0') }, answers([value]))).toBe(expected);
  });

  it('a criterion named elsewhere has its value', () => {
    for (const value of values) expect(truth({ kind: 'named', id: '0' }, answers([value]))).toBe(value);
  });
});

describe('atLeast', () => {
  const cases = [1, 2, 3, 4, 5].flatMap((size) =>
    [0, 1, 2, 3, 4, 5, 6].map((count) => [count, size] as const),
  );
  it.each(cases)('%i of %i counts what is met and what is not ruled out', (count, size) => {
    for (const state of product(values, size)) {
      const met = state.filter((value) => value === 'met').length;
      const open = state.filter((value) => value !== 'ruled-out').length;
      const expected = met >= count ? 'met' : open < count ? 'ruled-out' : 'unknown';
      expect(truth({ kind: 'atLeast', count, of: parts(size) }, answers(state)), state.join()).toBe(expected);
    }
  });

  it('one is any, and every one is all', () => {
    for (const state of product(values, 4)) {
      const given = answers(state);
      const of = parts(4);
      expect(truth({ kind: 'atLeast', count: 1, of }, given)).toBe(truth({ kind: 'any', of }, given));
      expect(truth({ kind: 'atLeast', count: 4, of }, given)).toBe(truth({ kind: 'all', of }, given));
    }
  });
});

const record = (codes: string): Fact => ({ kind: 'record', type: 'Condition', codes });
const day = { count: 1, unit: 'day' } as const;

describe('the guards of evidence', () => {
  /** One recorded fact r, one possible fact p; R, the counted readings, Y, N, completeness and what is new. */
  const atoms = [
    'definite r',
    'counted r',
    'counted p',
    'yes q',
    'no q',
    'complete r,p',
    'new counted r',
    'new counted p',
  ] as const;
  const states = product([false, true], atoms.length)
    .map((held) => new Set<string>(atoms.filter((_, index) => held[index])))
    // Definite implies counted, and what counts of late counts.
    .filter((state) => !state.has('definite r') || state.has('counted r'))
    .filter((state) => !state.has('new counted r') || state.has('counted r'))
    .filter((state) => !state.has('new counted p') || state.has('counted p'));

  const shapes = [true, false].flatMap((asked) =>
    [true, false].flatMap((outdated) =>
      (['ruled-out', 'unknown'] as const).map((absence) => ({ asked, outdated: asked && outdated, absence })),
    ),
  );

  it.each(shapes)('question $asked, outdated by the record $outdated, absence $absence', (shape) => {
    const evidence: Evidence = {
      kind: 'evidence',
      recorded: [record('r')],
      possible: [record('p')],
      ...(shape.asked && {
        question: { id: 'q', validFor: day, ...(shape.outdated && { outdatedWithin: day }) },
      }),
      absence: shape.absence,
    };
    expect(states).toHaveLength(120);
    for (const state of states) {
      const R = state.has('definite r');
      const P = state.has('counted r') || state.has('counted p');
      const Y = shape.asked && state.has('yes q');
      const N = shape.asked && state.has('no q');
      const A = shape.absence === 'ruled-out' && state.has('complete r,p');
      const Pnew = shape.outdated && (state.has('new counted r') || state.has('new counted p'));
      const met = (R || Y) && !N;
      const ruledOut = !R && !Y && !Pnew && (N || (A && !P));
      const expected = met ? 'met' : ruledOut ? 'ruled-out' : 'unknown';
      expect(truth(evidence, state), [...state].join()).toBe(expected);
    }
  });

  it('nothing that could be absent is never ruled out by absence', () => {
    const empty: Evidence = { kind: 'evidence', recorded: [], possible: [], absence: 'ruled-out' };
    expect(truth(empty, new Set(['complete ']))).toBe('unknown');
  });
});

const ids = ['0', '1', '2'] as const;
const evidence: fc.Arbitrary<Criterion> = fc.oneof(
  fc.constantFrom(...ids).map(answeredBy),
  fc.constantFrom(...ids).map((id): Criterion => ({ kind: 'named', id })),
  fc.record({
    kind: fc.constant('evidence' as const),
    recorded: fc.subarray(ids.map(record), { minLength: 1 }),
    possible: fc.subarray([record('p')]),
    question: fc.constantFrom(...ids).map((id) => ({ id, validFor: day, outdatedWithin: day })),
    absence: fc.constantFrom('ruled-out' as const, 'unknown' as const),
  }),
);
const { criterion } = fc.letrec<{ criterion: Criterion }>((tie) => ({
  criterion: fc.oneof(
    { maxDepth: 3 },
    evidence,
    fc.record({ kind: fc.constant('not' as const), of: tie('criterion') }),
    fc.record({
      kind: fc.constantFrom('any' as const, 'all' as const),
      of: fc.array(tie('criterion'), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('atLeast' as const),
      count: fc.integer({ min: 1, max: 4 }),
      of: fc.array(tie('criterion'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

/** Every atom that a generated criterion can have. */
const factNames = [...ids, 'p'];
const lists = factNames.reduce<string[][]>(
  (sets, name) => sets.flatMap((set) => [set, [...set, name]]),
  [[]],
);
const facts = fc.array(
  fc
    .constantFrom(...factNames)
    .chain((name) =>
      fc.constantFrom(
        [`counted ${name}`],
        [`counted ${name}`, `definite ${name}`],
        [`counted ${name}`, `new counted ${name}`],
      ),
    ),
  { maxLength: 6 },
);
const said = fc.subarray(ids.flatMap((id) => [`yes ${id}`, `no ${id}`]));
const complete = fc.subarray(lists.map((list) => `complete ${list.join()}`));
const stateOf = (...atoms: readonly (readonly string[])[]) => new Set(atoms.flat());
const state = fc.tuple(facts, said, complete).map(([shown, told, read]) => stateOf(shown.flat(), told, read));

describe('for every criterion and every state of its atoms', { timeout: 60_000 }, () => {
  it('the rails never overlap, and unknown is neither', () => {
    fc.assert(
      fc.property(criterion, state, (tree, given) => {
        truth(tree, given);
      }),
      { numRuns: 2000 },
    );
  });

  it('De Morgan holds', () => {
    const not = (of: Criterion): Criterion => ({ kind: 'not', of });
    fc.assert(
      fc.property(
        fc.array(criterion, { minLength: 1, maxLength: 3 }),
        fc.nat(4),
        state,
        (of, count, given) => {
          const value = (tree: Criterion) => truth(tree, given);
          expect(value(not({ kind: 'any', of }))).toBe(value({ kind: 'all', of: of.map(not) }));
          expect(value(not({ kind: 'all', of }))).toBe(value({ kind: 'any', of: of.map(not) }));
          expect(value(not({ kind: 'atLeast', count, of }))).toBe(
            value({ kind: 'atLeast', count: of.length - count + 1, of: of.map(not) }),
          );
          expect(value(not(not({ kind: 'any', of })))).toBe(value({ kind: 'any', of }));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('learning more never turns met into ruled out, or back, without a contradiction', () => {
    // One learns answers, and records of lists that were not read in full; a list read in full holds no more.
    fc.assert(
      fc.property(criterion, facts, facts, said, said, complete, (tree, shown, learnt, told, heard, read) => {
        const before = stateOf(shown.flat(), told);
        const after = stateOf(shown.flat(), learnt.flat(), told, heard, read);
        fc.pre(ids.every((id) => !contradicts(id, after)));
        const [first, then] = [truth(tree, before), truth(tree, after)];
        expect([first, then].sort()).not.toEqual(['met', 'ruled-out']);
        const full = stateOf(shown.flat(), told, read);
        const answered = stateOf(shown.flat(), told, heard, read);
        fc.pre(!heard.some((answer) => answer.startsWith('yes')));
        expect([truth(tree, full), truth(tree, answered)].sort()).not.toEqual(['met', 'ruled-out']);
      }),
      { numRuns: 2000 },
    );
  });

  /** The record says so, or the answer is yes; and the answer is no. */
  function contradicts(id: string, given: ReadonlySet<string>): boolean {
    const definite = factNames.some((name) => given.has(`definite ${name}`));
    return given.has(`no ${id}`) && (given.has(`yes ${id}`) || definite);
  }
});

describe('another criterion as evidence', () => {
  const other = { kind: 'criterion', id: 'other' } as const;
  const table: readonly (readonly [string, Partial<Evidence>, string[], Value])[] = [
    ['shows it when it is met', { recorded: [other] }, ['yes other'], 'met'],
    ['says nothing when it is ruled out', { recorded: [other] }, ['no other'], 'unknown'],
    ['says nothing when it is unknown', { recorded: [other] }, [], 'unknown'],
    ['is one of several', { recorded: [other, record('r')] }, ['definite r'], 'met'],
    ['is contradicted by the answer no', { recorded: [other] }, ['yes other', 'no q'], 'unknown'],
    ['leaves the question to be asked', { recorded: [other] }, ['no other', 'no q'], 'ruled-out'],
    [
      'does not outdate an answer',
      {
        possible: [record('p')],
        recorded: [other],
        question: { id: 'q', validFor: day, outdatedWithin: day },
      },
      ['no q'],
      'ruled-out',
    ],
    [
      'is in no list that can be read in full',
      { recorded: [other, record('r')], absence: 'ruled-out' },
      ['complete r'],
      'unknown',
    ],
  ];
  it.each(table)('%s', (_, more, given, value) => {
    const evidence: Evidence = {
      kind: 'evidence',
      recorded: [],
      possible: [],
      question: { id: 'q', validFor: day },
      absence: 'unknown',
      ...more,
    };
    expect(truth(evidence, new Set(given))).toBe(value);
  });
});

describe('evidence in its counted reading', () => {
  const evidence: Evidence = {
    kind: 'evidence',
    recorded: [record('r')],
    reading: 'counted',
    possible: [record('p')],
    question: { id: 'q', validFor: day },
    absence: 'ruled-out',
  };
  it.each<readonly [string[], Value]>([
    [['counted r'], 'met'],
    [['counted p'], 'unknown'],
    [['counted r', 'no q'], 'unknown'],
    [['no q'], 'ruled-out'],
    [['complete r,p'], 'ruled-out'],
    [['complete r,p', 'counted r'], 'met'],
  ])('%j', (given, value) => {
    expect(truth(evidence, new Set(given))).toBe(value);
  });
});

describe('what is printed', () => {
  it('says nothing twice', () => {
    const a = answeredBy('a');
    const rails = railsOf({ kind: 'any', of: [a, a, { kind: 'any', of: [a] }] }, tongue);
    expect(printPredicate(rails.ruledOut)).toBe('!yes a and no a');
  });

  it('writes each guard once', () => {
    const rails = railsOf(
      {
        kind: 'evidence',
        recorded: [record('r')],
        possible: [record('p')],
        question: { id: 'q', validFor: day, outdatedWithin: day },
        absence: 'ruled-out',
      },
      tongue,
    );
    expect(printPredicate(rails.met)).toBe('(definite r or yes q) and !no q');
    expect(printPredicate(rails.ruledOut)).toBe(
      '!yes q and ((no q and !definite r and !new counted r and !new counted p) or ' +
        '(complete r,p and !counted r and !counted p))',
    );
  });
});
