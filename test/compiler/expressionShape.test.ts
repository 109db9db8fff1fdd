import { describe, expect, it } from 'vitest';
import { expressionShape } from '../../src/compiler/expressionShape.ts';

describe('the shape of an expression', () => {
  it.each([
    {
      of: 'codes',
      text: "code.matches('^(?:A41)$') and system = 'x'",
      shape: "code.matches('') and system = ''",
    },
    { of: 'a string that is empty already', text: "text != ''", shape: "text != ''" },
    {
      of: 'numbers and days, which have types of their own',
      text: '1 < 2.5 and @2026 < today()',
      shape: '1 < 2.5 and @2026 < today()',
    },
    {
      of: 'a string with an escape',
      text: "code = 'a\\.b' or code = 'c'",
      shape: "code = 'a\\.b' or code = ''",
    },
    {
      of: 'a string with a quote in it',
      text: "code = 'a\\'b' or code = 'c'",
      shape: "code = 'a\\'b' or code = ''",
    },
    { of: 'a string of several lines', text: "text = 'a\nb'", shape: "text = ''" },
  ])('leaves out $of', ({ text, shape }) => expect(expressionShape(text)).toBe(shape));

  it('tells expressions over other elements apart', () => {
    expect(expressionShape("%conditions.where(code = 'a')")).not.toBe(
      expressionShape("%devices.where(code = 'a')"),
    );
  });
});
