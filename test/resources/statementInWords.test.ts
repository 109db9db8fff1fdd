import { describe, expect, test } from 'vitest';
import { statementInWords } from '../../src/resources/statementInWords.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';

const either = { kind: 'named', id: 'either' } as const;
const tophi = { kind: 'named', id: 'tophi' } as const;
const asked = plannedGuideline.criteria[1]?.criterion as NonNullable<
  (typeof plannedGuideline.criteria)[number]
>['criterion'];

describe('a statement in words', () => {
  test.each([
    ['met', 'Met: “Criterion either” is met.', '“Criterion either” is met'],
    ['ruled-out', 'Ruled out: “Criterion either” is ruled out.', '“Criterion either” is ruled out'],
    ['not-met', 'Not met, which would be: “Criterion either” is met.', 'not met (“Criterion either” is met)'],
    [
      'not-ruled-out',
      'Not ruled out, which would be: “Criterion either” is ruled out.',
      'not ruled out (“Criterion either” is ruled out)',
    ],
  ] as const)('of a named criterion: %s', (outcome, whole, part) => {
    expect(statementInWords(plannedGuideline, { criterion: either, outcome })).toBe(whole);
    expect(statementInWords(plannedGuideline, { criterion: either, outcome }, 'part')).toBe(part);
  });

  test('says what is to be asked where it is unknown, and only there', () => {
    expect(statementInWords(plannedGuideline, { criterion: asked, outcome: 'unknown' })).toMatch(
      /^Unknown: neither met \(.*\) nor ruled out \(.*\)\. .*Are there tophi\?/,
    );
    expect(statementInWords(plannedGuideline, { criterion: asked, outcome: 'unknown' }, 'part')).not.toMatch(
      /\.$/,
    );
    for (const outcome of ['met', 'ruled-out', 'not-met', 'not-ruled-out'] as const) {
      const words = statementInWords(plannedGuideline, { criterion: tophi, outcome });
      expect(words).not.toContain('?');
      expect(words).toMatch(/\.$/);
    }
  });
});
