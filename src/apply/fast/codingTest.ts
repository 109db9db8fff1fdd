import type { Expression } from '../../fhirpath/expression.ts';

/** Whether a coding passes; undefined stands for what a coding does not say. */
export type CodingTest = (system: string | undefined, code: string | undefined) => boolean;

/**
 * Reads a test of one Coding by its system and code, as it stands in `coding.where(…)`: true of exactly those codings (with a string or
 * nothing in both places) for which the engine finds it true. What is empty is not true, and there is no negation here, so `and` and
 * `or` may take it for false. Such a test throws for no coding. Undefined where it is not understood.
 */
export function codingTest(test: Expression): CodingTest | undefined {
  if (test.kind === 'call') return textTest(test);
  if (test.kind !== 'operation') return undefined;
  const { operator, left, right } = test;
  if (operator === 'and' || operator === 'or') return both(operator, codingTest(left), codingTest(right));
  if (operator === '=') return equal(left, right) ?? equal(right, left);
  return operator === 'in' ? oneOf(left, right) : undefined;
}

function both(
  operator: 'and' | 'or',
  one: CodingTest | undefined,
  other: CodingTest | undefined,
): CodingTest | undefined {
  if (!one || !other) return undefined;
  return operator === 'and'
    ? (system, code) => one(system, code) && other(system, code)
    : (system, code) => one(system, code) || other(system, code);
}

function equal(element: Expression, literal: Expression): CodingTest | undefined {
  const text = stringOf(literal);
  return text === undefined ? undefined : ofElement(element, (value) => value === text);
}

/** `code in ('a' | 'b')` */
function oneOf(element: Expression, list: Expression): CodingTest | undefined {
  const texts = stringsOf(list);
  return texts && ofElement(element, (value) => texts.has(value));
}

function stringsOf(list: Expression): ReadonlySet<string> | undefined {
  const text = stringOf(list);
  if (text !== undefined) return new Set([text]);
  if (list.kind !== 'operation' || list.operator !== '|') return undefined;
  const [left, right] = [stringsOf(list.left), stringsOf(list.right)];
  return left && right && new Set([...left, ...right]);
}

function textTest({
  input,
  name,
  parameters,
}: Extract<Expression, { kind: 'call' }>): CodingTest | undefined {
  const [parameter, ...more] = parameters;
  const text = parameter && stringOf(parameter);
  const make = text === undefined || more.length > 0 ? undefined : textTests[name]?.(text);
  return input && make && ofElement(input, make);
}

type TextTest = (value: string) => boolean;

/** What the engine makes of these functions with one parameter, for a string. */
export const textTests: Readonly<Record<string, (parameter: string) => TextTest | undefined>> = {
  startsWith: (prefix) => (value) => value.startsWith(prefix),
  endsWith: (suffix) => (value) => value.endsWith(suffix),
  contains: (part) => (value) => value.includes(part),
  matches: (pattern) => matching(pattern),
  matchesFull: (pattern) => matching(`^(?:${pattern})$`),
};

function matching(pattern: string): TextTest | undefined {
  try {
    const compiled = new RegExp(pattern, 'us');
    return (value) => compiled.test(value);
  } catch {
    return undefined;
  }
}

function ofElement(element: Expression, test: TextTest): CodingTest | undefined {
  if (element.kind !== 'member' || (element.input && element.input.kind !== 'this')) return undefined;
  if (element.name === 'code') return (_, code) => code !== undefined && test(code);
  if (element.name === 'system') return (system) => system !== undefined && test(system);
  return undefined;
}

function stringOf(literal: Expression): string | undefined {
  return literal.kind === 'literal' && typeof literal.value === 'string' ? literal.value : undefined;
}
