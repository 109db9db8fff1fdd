import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePattern } from '../../src/logic/codePattern.ts';

const matches = (pattern: string, code: string) => new RegExp(pattern).test(code);

describe('codePattern', () => {
  it.each<[string[], string[], boolean, string]>([
    [['279039007', '278860009'], [], false, '^(?:27(?:8860009|9039007))$'],
    [['G90.50', 'G90.511', 'G90.512', 'G90.519'], [], true, '^(?:G90[.]?5(?:0|1[129]))$'],
    [['M54.5', 'M54.50', 'M54.59'], [], true, '^(?:M54[.]?5[09]?)$'],
    [['M54.50', 'M54.4'], ['M54.5'], true, '^(?:M54[.]?(?:4|5.*))$'],
    [['A1', 'A2', 'A3', 'A4', 'A6', 'A7', 'A8'], [], false, '^(?:A[1-4678])$'],
    [['B', 'A', 'D', 'C', 'F'], [], false, '^(?:[A-DF])$'],
    [['1234-5', '1234-6'], [], false, '^(?:1234-[56])$'],
    [['a.b'], [], false, '^(?:a[.]b)$'],
    [['A+1'], [], true, '^(?:A[+]1)$'],
    [['a+(b)'], [], false, '^(?:a[+][(]b[)])$'],
  ])('%j with families %j', (codes, families, dot, expected) => {
    expect(codePattern(codes, families, dot)).toBe(expected);
  });

  it('refuses a character that cannot be written portably', () => {
    expect(() => codePattern(["a'b"], [], false)).toThrow(
      "a code with the character ' has no portable pattern",
    );
  });

  const code = fc
    .tuple(fc.stringMatching(/^[A-C][0-1][0-1]$/), fc.stringMatching(/^[0-1A]{0,3}$/))
    .map(([head, tail]) => (tail ? `${head}.${tail}` : head));

  it('matches exactly the listed codes, with and without their dot', () => {
    fc.assert(
      fc.property(fc.array(code, { minLength: 1 }), fc.array(code), (listed, tried) => {
        const pattern = codePattern(listed, [], true);
        const plain = new Set(listed.map((each) => each.replace('.', '')));
        for (const each of [...listed, ...tried]) {
          expect(matches(pattern, each)).toBe(plain.has(each.replace('.', '')));
          expect(matches(pattern, each.replace('.', ''))).toBe(plain.has(each.replace('.', '')));
        }
      }),
    );
  });

  it('matches exactly what starts with a family', () => {
    fc.assert(
      fc.property(fc.array(code, { minLength: 1 }), fc.array(code), (families, tried) => {
        const pattern = codePattern([], families, true);
        const starts = (each: string) =>
          families.some((family) => each.replace('.', '').startsWith(family.replace('.', '')));
        for (const each of [...families, ...tried]) expect(matches(pattern, each)).toBe(starts(each));
      }),
    );
  });
});
