import { describe, expect, it } from 'vitest';
import { hapiWrapper } from '../../src/compiler/hapiWrapper.ts';
import { theCompiler } from '../support/runCql.ts';

const compile = await theCompiler();

function faultsOf(...expressions: string[]) {
  const { text, at } = hapiWrapper(expressions);
  return compile(text).faults.map(({ message, line }) => [at(line ?? 0), message]);
}

describe("HAPI's wrapper around FHIRPath", () => {
  it.each([
    "%conditions.where(code.coding.where(system = 'a' and code.matches('^b$')).exists()).exists()",
    "'Condition' in %complete",
    "('row' in %yes).not()",
    '%subject.birthDate <= today() - 18 years',
    "%observations.where((value as Quantity).value >= 4 and (value as Quantity).code = '{score}').exists()",
    '%draftOrders.where((($this as ServiceRequest).doNotPerform ~ true).not()).exists()',
  ])('takes %s', (expression) => {
    expect(faultsOf(expression)).toEqual([]);
  });

  it.each([
    ['a scalar that is asked whether it exists', '%subject.birthDate.exists()'],
    ['a bare path', "gender = 'male'"],
    ['an unknown variable', '%problems.exists()'],
    ['a list of codes', "%conditions.where(id in ('a'|'b')).exists()"],
    ['memberOf', "%conditions.where(code.memberOf('http://x')).exists()"],
    ['a number', '%conditions.count()'],
    ['a path that is not there', '%conditions.where(onsetDateTime > today()).exists()'],
  ])('refuses %s', (_, expression) => {
    expect(faultsOf(expression)).toHaveLength(1);
  });

  it('tells which of several is faulty, over several lines', () => {
    const faults = faultsOf('true\n  and true', '%problems.exists()', 'true', '%conditions.count()');
    expect(faults.map(([index]) => index)).toEqual([1, 3]);
  });
});
