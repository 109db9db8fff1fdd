import { describe, expect, test } from 'vitest';
import { criterionDiagram } from '../../src/logic/diagram.ts';
import { criterionInWords, namesIn } from '../../src/resources/criterionInWords.ts';
import { rowCriterion } from '../../src/resources/rowCriterion.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

const guideline = await aspnGuideline();
const shipped = [
  ...guideline.criteria.map(({ id, criterion }) => [`criterion ${id}`, criterion] as const),
  ...guideline.recommendations
    .filter(({ question }) => question)
    .map((row) => [`row ${row.id}`, rowCriterion(guideline, row)] as const),
];

describe('the words of the shipped guideline', () => {
  test('there are some', () => expect(shipped.length).toBeGreaterThan(40));

  test.each(shipped)('%s has words for both rails and for what is unknown', (_, criterion) => {
    const { met, ruledOut, ask } = criterionInWords(guideline, criterion);
    for (const text of [met, ruledOut, ...ask]) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\.\.| {2}| ,/);
      expect(text.length).toBeGreaterThan(6);
      expect(balance(text)).toBe(0);
    }
    expect(met).not.toBe('anything');
    expect(ruledOut).not.toBe(met);
    expect(ask.length).toBeGreaterThan(0);
    const labels = criterionDiagram(criterion, namesIn(guideline)).nodes.map(({ label }) => label);
    expect(labels.filter((label) => /undefined|\[object/.test(label))).toEqual([]);
  });

  test('no criterion says that nothing at all can show it', () => {
    const mute = shipped.filter(([, criterion]) => criterionInWords(guideline, criterion).met === 'nothing');
    expect(mute).toEqual([]);
  });
});

/** Opening parentheses without a closing one. */
function balance(text: string): number {
  return [...text].reduce((open, sign) => open + (sign === '(' ? 1 : sign === ')' ? -1 : 0), 0);
}
