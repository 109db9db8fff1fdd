import { expect, test } from 'vitest';
import { outcomeOf } from '../../src/logic/outcomeOf.ts';
import { and, type Predicate, printPredicate } from '../../src/logic/predicate.ts';

const leaf = (text: string): Predicate => ({ kind: 'leaf', text, negated: `not ${text}` });
const rails = { met: leaf('met'), ruledOut: and(leaf('out'), leaf('read')) };

test.each([
  ['met', 'met'],
  ['ruled-out', 'out and read'],
  ['unknown', 'not met and (not out or not read)'],
  ['not-met', 'not met'],
  ['not-ruled-out', 'not out or not read'],
] as const)('%s is: %s', (outcome, expected) => {
  expect(printPredicate(outcomeOf(rails, outcome))).toBe(expected);
});
