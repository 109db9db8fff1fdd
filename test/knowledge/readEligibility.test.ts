import { describe, expect, it, test } from 'vitest';
import { collect, type Diagnostic } from '../../src/diagnostic.ts';
import { readYaml } from '../../src/input/yamlFile.ts';
import type { EligibilityFile } from '../../src/knowledge/criteriaFile.ts';
import { readEligibility } from '../../src/knowledge/readEligibility.ts';
import { aYear } from '../../src/logic/evidence.ts';
import { brief } from '../input/sourceOf.ts';
import { codeLists, source } from './support/criteriaOf.ts';

/** Reads one plan with the criterion given, beside the named criteria `a` and `b`, of which `a` asks. */
async function read(criterion: string, lines = '[1]') {
  const said = '{ title: T, description: D }';
  const text = `plans:\n  - id: p\n    title: T\n    description: D\n    lines: ${lines}\n    criterion: ${criterion}\n    met: ${said}\n    unknown: ${said}\n    rationale: R\n`;
  const faults: Diagnostic[] = [];
  const file = await readYaml<EligibilityFile>('e.yaml', text, 'eligibility', (one) => faults.push(one));
  if (!file) return { criterion: undefined, told: faults.map(brief) };
  const surroundings = {
    codeLists: new Map(codeLists.map((list) => [list.id, list])),
    criteria: new Set(['a', 'b']),
    questions: new Map([
      ['a', { count: 14, unit: 'day' as const }],
      ['row-asked', aYear],
    ]),
  };
  const { value, diagnostics } = collect((report) => readEligibility(file, surroundings, source, report));
  return { criterion: value[0]?.criterion, told: [...faults, ...diagnostics].map(brief) };
}

describe('a plan', () => {
  const a = { kind: 'named', id: 'a' };
  const table: readonly [string, object][] = [
    ['a', a],
    ['{ any: [a, b] }', { kind: 'any', of: [a, { kind: 'named', id: 'b' }] }],
    ['{ all: [a, { not: b }] }', { kind: 'all', of: [a, { kind: 'not', of: { kind: 'named', id: 'b' } }] }],
    ['{ atLeast: { count: 1, of: [a] } }', { kind: 'atLeast', count: 1, of: [a] }],
    ['{ answered: row-asked }', { question: { id: 'row-asked', validFor: aYear } }],
    ['{ answered: a }', { question: { id: 'a', validFor: { count: 14, unit: 'day' } } }],
    ['{ recorded: gout }', { recorded: [{ type: 'Condition', codes: 'gout' }], absence: 'unknown' }],
  ];
  test.each(table)('takes the criterion %s', async (criterion, expected) => {
    const read_ = await read(criterion);
    expect(read_.told).toEqual([]);
    expect(read_.criterion).toMatchObject(expected);
  });

  const faulty: readonly [string, string, string[]][] = [
    ['an unknown criterion', 'c', ['6:16 error criterion-unknown']],
    ['an unknown criterion inside', '{ any: [a, { not: c }] }', ['6:34 error criterion-unknown']],
    ['an unknown value set', '{ recorded: gaut }', ['6:28 error code-list-unknown']],
    ['a list that is context', '{ recorded: background }', ['6:28 error code-list-context']],
    ['a question that nobody asks', '{ answered: b }', ['6:28 error question-unknown']],
    [
      'absence that nobody is asked about',
      '{ recorded: gout, absence: ruled-out }',
      ['6:16 error question-missing'],
    ],
    ['too many parts', '{ atLeast: { count: 3, of: [a, b] } }', ['6:36 error count-out-of-range']],
    ['two forms', '{ any: [a], all: [b] }', ['6:16 error criterion-form']],
    [
      'evidence with windows, which is for named criteria',
      '{ recorded: [{ condition: gout }] }',
      ['6:28 error yaml-schema'],
    ],
    ['a number', '7', ['6:16 error yaml-schema']],
  ];
  test.each(faulty)('with %s is told', async (_, criterion, expected) => {
    expect((await read(criterion)).told).toEqual(expected);
  });

  it('that rests on a line that is not there is told', async () => {
    expect((await read('a', '[1, 9]')).told).toEqual(['5:16 error line-outside-source']);
  });
});
