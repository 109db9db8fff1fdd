import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion, Evidence, RailOf } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import { freeParts } from '../../src/logic/freeParts.ts';
import { outcomeFault } from '../../src/logic/outcomeFault.ts';
import { possibleStates } from '../../src/logic/possibleStates.ts';
import { composedState, type State, states } from '../../src/logic/state.ts';

const named = (id: string): Criterion => ({ kind: 'named', id });
const met = (criterion: string): RailOf => ({ criterion, rail: 'met' });
const finding = (criteria: Readonly<Record<string, Criterion>>) => (id: string) => {
  const found = criteria[id];
  if (!found) throw new Error(id);
  return found;
};
const nothing = finding({});
const sorted = (found: ReadonlySet<State> | undefined) => found && states.filter((state) => found.has(state));

/** All states of a criterion by trying every state of every piece of evidence, without any cleverness. */
function bruteStates(criterion: Criterion, find: (id: string) => Criterion): Set<State> {
  const atoms = [...atomsOf(criterion, find)];
  const found = new Set<State>();
  for (let index = 0; index < 3 ** atoms.length; index++) {
    const given = new Map(atoms.map((atom, i) => [atom, states[Math.floor(index / 3 ** i) % 3] as State]));
    found.add(stateOf(criterion, given, find));
  }
  return found;
}

function atomsOf(criterion: Criterion, find: (id: string) => Criterion): Set<Evidence> {
  if (criterion.kind === 'evidence') return new Set([criterion]);
  if (criterion.kind === 'named') return atomsOf(find(criterion.id), find);
  if (criterion.kind === 'not') return atomsOf(criterion.of, find);
  return new Set(criterion.of.flatMap((part) => [...atomsOf(part, find)]));
}

function stateOf(
  criterion: Criterion,
  given: ReadonlyMap<Evidence, State>,
  find: (id: string) => Criterion,
): State {
  if (criterion.kind === 'evidence') return given.get(criterion) as State;
  if (criterion.kind === 'named') return stateOf(find(criterion.id), given, find);
  const parts = criterion.kind === 'not' ? [criterion.of] : criterion.of;
  return composedState(
    criterion,
    parts.map((part) => stateOf(part, given, find)),
  );
}

describe('the states that a criterion can be in', () => {
  const asked = answeredBy('q');
  const table: readonly [string, Criterion, State[]][] = [
    ['a question settles either way', asked, ['unknown', 'met', 'ruled-out']],
    [
      'evidence whose absence says nothing is never ruled out',
      conditionIn('x', 'unknown'),
      ['unknown', 'met'],
    ],
    ['evidence whose absence counts', conditionIn('x', 'ruled-out'), ['unknown', 'met', 'ruled-out']],
    [
      'nor is what it is a part of',
      { kind: 'any', of: [asked, conditionIn('x', 'unknown')] },
      ['unknown', 'met'],
    ],
    ['its opposite is never met', { kind: 'not', of: conditionIn('x', 'unknown') }, ['unknown', 'ruled-out']],
    [
      'something and its opposite are never both',
      { kind: 'all', of: [asked, { kind: 'not', of: asked }] },
      ['unknown', 'ruled-out'],
    ],
  ];
  it.each(table)('%s', (_, criterion, expected) => {
    expect(sorted(possibleStates(criterion, nothing))).toEqual(expected);
  });

  it('are those that trying everything finds, whatever parts share', () => {
    const atoms = Array.from({ length: 4 }, (_, i) => answeredBy(`q${i}`));
    const { tree } = fc.letrec<{ tree: Criterion }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Criterion>(...atoms),
        fc.constantFrom('s', 't').map(named),
        fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
        fc.record({
          kind: fc.constantFrom('any' as const, 'all' as const),
          of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
        fc
          .array(tie('tree'), { minLength: 2, maxLength: 3 })
          .chain((of) =>
            fc.integer({ min: 1, max: of.length }).map((count) => ({ kind: 'atLeast' as const, count, of })),
          ),
      ),
    }));
    const find = finding({
      s: { kind: 'any', of: [atoms[0] as Criterion, atoms[1] as Criterion] },
      t: { kind: 'all', of: [named('s'), atoms[2] as Criterion] },
    });
    fc.assert(
      fc.property(tree, (criterion) => {
        expect(sorted(possibleStates(criterion, find))).toEqual(sorted(bruteStates(criterion, find)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('outcomes', () => {
  const group = (name: string, size: number): Criterion => ({
    kind: 'any',
    of: Array.from({ length: size }, (_, i) => answeredBy(`${name}${i}`)),
  });
  const criteria = {
    indications: group('i', 14),
    contraindications: group('c', 11),
    selection: {
      kind: 'all',
      of: [named('indications'), ...Array.from({ length: 4 }, (_, i) => answeredBy(`s${i}`))],
    },
  } as const satisfies Record<string, Criterion>;
  const outcome = (id: string, ...when: RailOf[]) => ({ id, title: id, when });
  const notMet = (criterion: string): RailOf => ({ criterion, rail: 'not-met' });
  const out = (criterion: string): RailOf => ({ criterion, rail: 'ruled-out' });
  const notOut = (criterion: string): RailOf => ({ criterion, rail: 'not-ruled-out' });

  it('over many criteria that share some are tried by those they share', () => {
    const set = {
      outcomes: [
        outcome('contraindicated', met('contraindications')),
        outcome('not-indicated', notMet('contraindications'), out('indications')),
        outcome('not-selected', notMet('contraindications'), notOut('indications'), out('selection')),
        outcome('eligible', out('contraindications'), met('indications'), met('selection')),
        outcome(
          'ask',
          notMet('contraindications'),
          notOut('indications'),
          notOut('selection'),
          notOut('contraindications'),
        ),
        outcome('ask-more', out('contraindications'), notOut('indications'), {
          criterion: 'selection',
          rail: 'unknown',
        }),
      ],
    };
    expect(outcomeFault(set, finding(criteria))).toBeUndefined();
    expect(freeParts([named('indications'), named('selection')], finding(criteria))).toHaveLength(5);
  });

  it('give the first patient whom they leave out, the least said', () => {
    const set = { outcomes: [outcome('a', met('indications')), outcome('b', out('indications'))] };
    expect(outcomeFault(set, finding(criteria))).toMatchObject({
      kind: 'none',
      holding: [],
      states: [{ part: { within: 'indications' }, state: 'unknown' }],
    });
  });

  it('do not count what cannot be', () => {
    const set = { outcomes: [outcome('a', met('x')), outcome('b', { criterion: 'x', rail: 'unknown' })] };
    expect(outcomeFault(set, finding({ x: conditionIn('gout', 'unknown') }))).toBeUndefined();
  });

  it('that would take too long to try say so', () => {
    const parts = Array.from({ length: 14 }, (_, i) => answeredBy(`q${i}`));
    const tangled = { x: { kind: 'any', of: parts }, y: { kind: 'all', of: [...parts].reverse() } } as const;
    const set = { outcomes: [outcome('a', met('x')), outcome('b', met('y'))] };
    expect(outcomeFault(set, finding(tangled))).toEqual({ kind: 'too-many' });
  });
});
