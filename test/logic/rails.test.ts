import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { type Predicate, printPredicate } from '../../src/logic/predicate.ts';
import { railsOf, type Tongue, unknownOf } from '../../src/logic/rails.ts';

type Value = 'met' | 'ruled-out' | 'unknown';
const order: readonly Value[] = ['ruled-out', 'unknown', 'met'];

/** Kleene's tables, written down anew. */
function kleene(criterion: Criterion, values: ReadonlyMap<string, Value>): Value {
  switch (criterion.kind) {
    case 'recorded':
      return values.get(criterion.codeList) as Value;
    case 'answered':
      return values.get(criterion.id) as Value;
    case 'any':
    case 'all': {
      const ranks = criterion.of.map((part) => order.indexOf(kleene(part, values)));
      return order[criterion.kind === 'any' ? Math.max(...ranks) : Math.min(...ranks)] as Value;
    }
  }
}

const leaf = (text: string): Predicate => ({ kind: 'leaf', text, negated: `!${text}` });
const tongue: Tongue = {
  recorded: ({ codeList }) => ({ met: leaf(`met ${codeList}`), ruledOut: leaf(`ruled-out ${codeList}`) }),
  answered: ({ id }) => ({ met: leaf(`met ${id}`), ruledOut: leaf(`ruled-out ${id}`) }),
};

function isTrue(predicate: Predicate, values: ReadonlyMap<string, Value>): boolean {
  if (predicate.kind !== 'leaf') {
    const holds = (part: Predicate) => isTrue(part, values);
    return predicate.kind === 'and' ? predicate.parts.every(holds) : predicate.parts.some(holds);
  }
  const [, negated, rail, id] = /^(!?)(\S+) (\S+)$/.exec(predicate.text) as RegExpExecArray;
  return (values.get(id as string) === rail) !== (negated === '!');
}

const ids = ['a', 'b', 'c', 'd'] as const;
const { criterion } = fc.letrec<{ criterion: Criterion }>((tie) => ({
  criterion: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...ids).map((id): Criterion => ({ kind: 'answered', id })),
    fc
      .constantFrom(...ids)
      .map((codeList): Criterion => ({ kind: 'recorded', codeList, absence: 'ruled-out' })),
    fc.record({
      kind: fc.constantFrom('any' as const, 'all' as const),
      of: fc.array(tie('criterion'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));
const assignment = fc
  .tuple(...ids.map(() => fc.constantFrom(...order)))
  .map((values) => new Map(values.map((value, index) => [ids[index] as string, value])));

describe('the two rails', () => {
  it('give the three values of Kleene, for every criterion and every state of its parts', () => {
    fc.assert(
      fc.property(criterion, assignment, (tree, values) => {
        const rails = railsOf(tree, tongue);
        const seen = {
          met: isTrue(rails.met, values),
          'ruled-out': isTrue(rails.ruledOut, values),
          unknown: isTrue(unknownOf(rails), values),
        };
        const expected = kleene(tree, values);
        expect(seen).toEqual({
          met: expected === 'met',
          'ruled-out': expected === 'ruled-out',
          unknown: expected === 'unknown',
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('say nothing twice', () => {
    const a: Criterion = { kind: 'answered', id: 'a' };
    expect(printPredicate(railsOf({ kind: 'any', of: [a, a, { kind: 'any', of: [a] }] }, tongue).met)).toBe(
      'met a',
    );
  });
});
