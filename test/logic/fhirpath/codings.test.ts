import { describe, expect, it } from 'vitest';
import { type CodeClass, type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import { codingsOf } from '../../../src/logic/fhirpath/codings.ts';

const code = (text: string, kind: CodeClass = 'definite', system = icd10cm) => ({
  system,
  code: text,
  class: kind,
});
const set = (codes: CodeSet['codes'], families: CodeSet['families'] = []): CodeSet => ({
  id: 'x',
  title: 'X',
  codes,
  families,
});
const definite: readonly CodeClass[] = ['definite'];
const counted: readonly CodeClass[] = ['definite', 'possible'];
const icd = (condition: string) => `(system = '${icd10cm}' and ${condition})`;

describe('the codes of a list, in FHIRPath', () => {
  it.each<[string, CodeSet, readonly CodeClass[], string | undefined]>([
    [
      'of the classes asked for',
      set([code('A01'), code('A02', 'possible')]),
      definite,
      icd("code.matches('^(?:A01)$')"),
    ],
    [
      'of more classes',
      set([code('A01'), code('A02', 'possible')]),
      counted,
      icd("code.matches('^(?:A0[12])$')"),
    ],
    ['of no class that fits', set([code('A01', 'never')]), counted, undefined],
    [
      'with the categories above, where possible ones count',
      set([code('A01.1')]),
      counted,
      icd("code.matches('^(?:A01(?:[.]?1)?)$')"),
    ],
    [
      'without, where only definite ones do',
      set([code('A01.1')]),
      definite,
      icd("code.matches('^(?:A01[.]?1)$')"),
    ],
    ['of a family', set([], [{ system: icd10cm, root: 'A0' }]), definite, icd("code.matches('^(?:A0.*)$')")],
    [
      'of a family but for one of another class',
      set([code('A03', 'never'), code('B03', 'never')], [{ system: icd10cm, root: 'A' }]),
      definite,
      icd("code.matches('^(?:A.*)$') and (code.matches('^(?:A03)$') ~ true).not()"),
    ],
  ])('%s', (_, codes, classes, expected) => {
    expect(codingsOf(codes, classes)).toBe(expected);
  });

  it('are a pattern beside a family, in any system', () => {
    const mixed = set([code('2', 'definite', snomedct)], [{ system: snomedct, root: '3' }]);
    expect(codingsOf(mixed, definite)).toBe(`(system = '${snomedct}' and code.matches('^(?:2|3.*)$'))`);
  });

  it('may have quotes in them', () => {
    expect(codingsOf(set([code("a'b", 'definite', 'urn:x')]), definite)).toBe(
      "(system = 'urn:x' and code = 'a\\'b')",
    );
  });

  it('stand by system, in order, each with its own; one without a dot is compared as it is', () => {
    const mixed = set(
      [code('2', 'definite', snomedct), code('1-1', 'definite', 'http://loinc.org'), code('A01')],
      [{ system: icd10cm, root: 'B' }],
    );
    expect(codingsOf(mixed, definite)).toBe(
      [
        icd("code.matches('^(?:A01|B.*)$')"),
        "(system = 'http://loinc.org' and code = '1-1')",
        `(system = '${snomedct}' and code = '2')`,
      ].join(' or '),
    );
  });
});
