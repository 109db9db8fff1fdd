import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePattern } from '../../../src/logic/codePattern.ts';
import { codeShapes } from '../../../src/logic/codeShapes.ts';
import { lintExpression } from '../../../src/validation/expressions/lintExpression.ts';
import { expressionParser } from '../../../src/validation/expressions/parseExpression.ts';
import { patternFault } from '../../../src/validation/expressions/patternFault.ts';

const parse = await expressionParser();
const codesIn = (pattern: string) =>
  lintExpression(
    `%conditions.where(code.coding.where(code.matches('${pattern}')).exists()).exists()`,
    parse,
  ).map(({ code }) => code);

describe('a pattern', () => {
  it.each([
    '^(?:M48|M49)$',
    '^(?:G90[.]?5(?:0|1[129]))$',
    '^(?:S22[.]?0[1-8]0[ABGK])$',
    '^(?:(?:original-|reflex-)?order)$',
    '^(?:M48.*)$',
    '^.*gout.*$',
    '^G90$',
    '^(?:G90\\\\.5)$',
    '^(?:[A-Za-z0-9]{3,7})$',
    '^(?:[0-9]+-[0-9])$',
    '^(?:a[-]b[+]c[&])$',
    '^(?:Rückenschmerz)$',
    ...Object.values(codeShapes),
  ])('%s is read alike', (pattern) => {
    expect(codesIn(pattern)).toEqual([]);
  });

  it.each([
    ['a flag', '^(?:(?i)g90)$', '(?i)g90)'],
    ['a possessive quantifier', '^(?:g90++)$', '0++)'],
    ['a lazy quantifier', '^(?:g9*?0)$', '9*?0)'],
    ['a class that is not closed', '^(?:[g)$', '[g)'],
    ['a named class', '^(?:[[:alpha:]]90)$', '[[:alpha:]]90)'],
    ['a class of that name alone', '^(?:[:alpha:]90)$', '[:alpha:]90)'],
    ['a class in a class', '^(?:[a[bc]])$', '[a[bc]])'],
    ['a class of what is in both', '^(?:[a-z&&g])$', '[a-z&&g])'],
    ['what is not in a class', '^(?:[^a])$', '[^a])'],
    ['a range down', '^(?:[9-0])$', '[9-0])'],
    ['a range across', '^(?:[A-z])$', '[A-z])'],
    ['any character', '^(?:G90.5)$', '.5)'],
    ['a digit by a letter', '^(?:G\\\\d)$', '\\\\d)'],
    ['a group with a number', '^(?:(G)90)$', '(G)90)'],
    ['a look ahead', '^(?:(?=G)G90)$', '(?=G)G90)'],
    ['a group that is not closed', '^(?:G90$', '(?:G90'],
    ['a group that is not opened', '^(?:G90))$', ')'],
    ['nothing to repeat', '^(?:*G90)$', '*G90)'],
    ['nothing to repeat behind a bar', '^(?:G|?90)$', '?90)'],
    ['an end within', '^(?:G$90)$', '$90)'],
    ['a property of a character', '^(?:\\\\p{L}90)$', '\\\\p{L}90)'],
  ])('is refused for %s', (_, pattern, rest) => {
    expect(patternFault(pattern.slice(1, -1))?.rest).toBe(rest);
    expect(codesIn(pattern)).toEqual(['fhirpath-pattern']);
  });

  it('is never refused as knart prints it, and JavaScript takes what is not refused', () => {
    const code = fc.stringMatching(/^[A-Z][0-9][0-9AB](\.[0-9A-Z]{1,4})?$/);
    fc.assert(
      fc.property(fc.array(code, { minLength: 1 }), fc.array(code), fc.boolean(), (codes, families, dot) => {
        const pattern = codePattern(codes, families, dot);
        expect(patternFault(pattern.slice(1, -1))).toBeUndefined();
      }),
    );
    const anyPattern = fc
      .array(fc.constantFrom(...'(?:|)[]a-z09.*+?{2,3}\\^$i&'.split(''), '(?:', '.*', '[.]'), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyPattern, (pattern) => {
        if (patternFault(pattern) === undefined) expect(() => new RegExp(pattern, 'u')).not.toThrow();
      }),
      { numRuns: 5000 },
    );
  });
});
