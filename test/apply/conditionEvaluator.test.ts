import type { ValueSet } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { type RecordVariables, recordVariables } from '../../src/apply/recordVariables.ts';

const today = '2024-02-29';
const nothing = recordVariables([], { subject: 'a', today }, () => undefined);
const system = 'http://hl7.org/fhir/sid/icd-10-cm';
const condition = (code: string): RecordVariables => ({
  ...nothing,
  conditions: [{ resourceType: 'Condition', subject: {}, code: { coding: [{ system, code }] } }],
});
const valueSet = (more: Partial<ValueSet>): ValueSet => ({
  resourceType: 'ValueSet',
  status: 'draft',
  url: 'http://example.org/v',
  version: '1',
  ...more,
});

it('has its own clock', async () => {
  const evaluate = await conditionEvaluator({ today });
  expect(evaluate('today() = @2024-02-29', nothing)).toBe(true);
  expect(evaluate('today() - 1 year = @2023-02-28', nothing)).toBe(true);
  expect(evaluate('now() > @2024-02-29T11:00:00 and now() < @2024-02-29T13:00:00', nothing)).toBe(true);
});

it('keeps its clock and its value sets where another evaluates the same text', async () => {
  const text = "today() = @2024-02-29 and %conditions.where(code.memberOf('http://example.org/v')).exists()";
  const evaluator = (day: string, code: string) =>
    conditionEvaluator({
      today: day,
      valueSets: [valueSet({ compose: { include: [{ system, concept: [{ code }] }] } })],
    });
  const first = await evaluator(today, 'M10.9');
  const others = [await evaluator('2025-01-01', 'M10.9'), await evaluator(today, 'M10.8')];
  expect(first(text, condition('M10.9'))).toBe(true);
  for (const other of others) expect(other(text, condition('M10.9'))).toBe(false);
  expect(first(text, condition('M10.9'))).toBe(true);
});

it('tells true, false and nothing apart', async () => {
  const evaluate = await conditionEvaluator({ today });
  expect(evaluate('%conditions.empty()', nothing)).toBe(true);
  expect(evaluate('%conditions.exists()', nothing)).toBe(false);
  expect(evaluate("%subject.gender = 'female'", nothing)).toBeUndefined();
  expect(evaluate('1', nothing)).toBeUndefined();
  expect(evaluate('true | false', nothing)).toBeUndefined();
  expect(() => evaluate('%unknown', nothing)).toThrow();
  expect(() => evaluate('not (', nothing)).toThrow();
});

it('looks members up in definitions and expansions, with and without the dot', async () => {
  const include = [
    { system, concept: [{ code: 'M10.9' }] },
    { system, filter: [{ property: 'code', op: 'regex' as const, value: 'M10[.]2.*' }] },
  ];
  const exclude = [{ system, concept: [{ code: 'M10.29' }] }];
  const expansion = { timestamp: '2026-01-01', contains: [{ system, code: 'M10.9' }] };
  const hierarchy = {
    include: [{ system, filter: [{ property: 'concept', op: 'is-a' as const, value: 'M10' }] }],
  };
  const text = "%conditions.where(code.memberOf('http://example.org/v')).exists()";
  const members = async (given: Partial<ValueSet>) => {
    const evaluate = await conditionEvaluator({ today, valueSets: [valueSet(given)] });
    return ['M10.9', 'M109', 'M10.21', 'M1021', 'M10.29', 'M11'].filter((code) =>
      evaluate(text, condition(code)),
    );
  };
  expect(await members({ compose: { include, exclude } })).toEqual(['M10.9', 'M109', 'M10.21', 'M1021']);
  expect(await members({ compose: hierarchy, expansion })).toEqual(['M10.9', 'M109']);
  expect(await members({ expansion })).toEqual(['M10.9', 'M109']);
  await expect(members({ compose: hierarchy })).rejects.toThrow('needs a server');
});

it('reads the codes of an expansion that stand below others, and trusts no page of one', async () => {
  const text = "%conditions.where(code.memberOf('http://example.org/v')).exists()";
  const isMember = async (expansion: Omit<NonNullable<ValueSet['expansion']>, 'timestamp'>) => {
    const valueSets = [valueSet({ expansion: { timestamp: '2026-01-01', ...expansion } })];
    const evaluate = await conditionEvaluator({ today, valueSets });
    return evaluate(text, condition('M10.9'));
  };
  const below = [
    { display: 'Gout', contains: [{ system, code: 'M10', contains: [{ system, code: 'M10.9' }] }] },
  ];
  expect(await isMember({ total: 3, contains: below })).toBe(true);
  expect(await isMember({ total: 1, contains: [{ system, code: 'M10' }] })).toBe(false);
  const page = { contains: [{ system, code: 'M10' }] };
  await expect(isMember({ total: 2, ...page })).rejects.toThrow('one page of a longer one');
  await expect(isMember({ total: 1, offset: 1, ...page })).rejects.toThrow('one page of a longer one');
});

it('does not guess about a value set that is not here', async () => {
  const evaluate = await conditionEvaluator({
    today,
    valueSets: [valueSet({ expansion: { timestamp: '2026' } })],
  });
  const asking = (url: string) => `%conditions.where(code.memberOf('${url}')).exists()`;
  expect(evaluate(asking('http://example.org/v|1'), condition('M10.9'))).toBe(false);
  expect(evaluate("%conditions.code.memberOf('http://example.org/v')", condition('M10.9'))).toBe(false);
  expect(evaluate("%conditions.code.memberOf('http://example.org/v')", nothing)).toBeUndefined();
  expect(() => evaluate(asking('http://example.org/w'), condition('M10.9'))).toThrow(
    'no ValueSet http://example.org/w to look codes up in',
  );
});
