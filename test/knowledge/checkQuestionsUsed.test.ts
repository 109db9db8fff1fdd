import { describe, expect, it, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readYaml } from '../../src/input/yamlFile.ts';
import { checkQuestionsUsed } from '../../src/knowledge/checkQuestionsUsed.ts';
import type { CriteriaFile } from '../../src/knowledge/criteriaFile.ts';
import { brief } from '../input/sourceOf.ts';
import { criteriaOf, named, question } from './support/criteriaOf.ts';
import { eligibilityOf, planOf, soundCard } from './support/eligibilityOf.ts';

/** What is said of criteria beside a plan with these cards. */
async function unused(criteria: readonly string[], ...cards: readonly string[]) {
  const text = `criteria:\n${criteria.join('')}`;
  const { value } = await criteriaOf(text);
  const file = await readYaml<CriteriaFile>('criteria.yaml', text, 'criteria', () => undefined);
  if (!value || !file) throw new Error('the criteria of the test are malformed');
  const around = { criteria: value.criteria, criterionIds: new Set(value.criteria.map(({ id }) => id)) };
  const { value: plans } = await eligibilityOf(planOf(...cards), around);
  if (!plans) throw new Error('the plan of the test is malformed');
  return collect((report) => checkQuestionsUsed(file, value, plans, report)).diagnostics;
}

const [a, b, c] = [named('a', question), named('b', question), named('c', 'any: [b, { not: a }]')];
const shown = named('c', `recorded: [{ criterion: b }]\n${question}`);

describe('a question that', () => {
  const table: readonly [string, readonly string[], readonly string[], string[]][] = [
    ['a card reads is used', [a], [soundCard('x')], []],
    [
      'a card below another reads is used',
      [a, b],
      [soundCard('x', `cards: [${soundCard('y').replace('met: a', 'unknown: b')}]`)],
      [],
    ],
    [
      'a criterion reads, of which a card speaks, is used',
      [a, b, c],
      [soundCard('x').replace('met: a', 'met: c')],
      [],
    ],
    [
      'is evidence of such a criterion is used',
      [a, b, shown],
      [soundCard('x'), soundCard('y').replace('met: a', 'met: c')],
      [],
    ],
    ['a card for each part reads is used', [a, b, c], [soundCard('x', 'each: { of: c, is: met }')], []],
    ['no card reads is told', [a, b], [soundCard('x')], ['9:5 error question-unused']],
    [
      'only a criterion reads that no card reads is told',
      [a, b, c],
      [soundCard('x')],
      ['9:5 error question-unused'],
    ],
    ['is not there cannot be unused', [a, named('b', 'recorded: gout')], [soundCard('x')], []],
  ];
  test.each(table)('%s', async (_, criteria, cards, expected) => {
    expect((await unused(criteria, ...cards)).map(brief)).toEqual(expected);
  });

  it('says how to mend it', async () => {
    expect((await unused([a, b], soundCard('x')))[0]?.message).toBe(
      '"b" asks a question, and no plan of eligibility.yaml reads the answer. Name the criterion in a plan, or remove its question; a question for information only belongs to `information` in eligibility.yaml.',
    );
  });

  it('stays unsaid while a name leads nowhere, and criteria that rest on themselves are not followed for ever', async () => {
    expect(await unused([a, b, named('c', 'any: [gone]')], soundCard('x'))).toEqual([]);
    const turning = [a, named('c', 'any: [d]'), named('d', 'any: [c, a]')];
    expect(await unused(turning, soundCard('x').replace('met: a', 'met: c'))).toEqual([]);
  });
});
