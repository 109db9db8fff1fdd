import { describe, expect, it } from 'vitest';
import { type CodeClass, type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import { codeShapes } from '../../../src/logic/codeShapes.ts';
import { codeFunction, codingCondition, readableCoding } from '../../../src/logic/cql/codes.ts';
import { Definitions } from '../../../src/logic/cql/definitions.ts';

const loinc = 'http://loinc.org';
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const code = (text: string, kind: CodeClass = 'definite', system = icd10cm) => ({
  system,
  code: text,
  class: kind,
});
const family = (root: string, kind?: 'definite' | 'possible') => ({
  system: icd10cm,
  root,
  ...(kind && { class: kind }),
});
const set = (codes: CodeSet['codes'], families: CodeSet['families'] = []): CodeSet => ({
  id: 'x',
  title: 'X',
  codes,
  families,
});
const definite: readonly CodeClass[] = ['definite'];
const counted: readonly CodeClass[] = ['definite', 'possible'];

/** The patterns of ICD-10-CM alone: what must match, and what must not. */
function patternsIn(text: string | undefined): string {
  return (text ?? 'none')
    .replaceAll(/Matches\("Plain"\(K\.code\.value\), ('[^']*')\)/g, '$1')
    .replace(/^\(K\.system\.value = '[^']*' and (.*)\)$/, '$1');
}

describe('the codes of a list, as CQL compares them', () => {
  const [a, b, c] = [code('A01'), code('A02', 'possible'), code('A03', 'never')];
  it.each<[string, CodeSet, readonly CodeClass[], string]>([
    ['are those of the classes asked for', set([a, b, c]), definite, "'^(?:A01)$'"],
    ['are more where more classes are asked for', set([a, b, c]), counted, "'^(?:A0[12])$'"],
    ['are none where no class fits', set([c]), counted, 'none'],
    ['are none of an empty list', set([]), definite, 'none'],
    [
      'are the categories above, where possible ones count',
      set([code('A01.1')]),
      counted,
      "'^(?:A01(?:[.]?1)?)$'",
    ],
    ['are no categories, where only definite ones count', set([code('A01.1')]), definite, "'^(?:A01[.]?1)$'"],
    ['are all of a family', set([], [family('A0')]), definite, "'^(?:A0.*)$'"],
    ['are both', set([code('B01')], [family('A0')]), definite, "'^(?:A0.*|B01)$'"],
    ['are not those of a possible family', set([a], [family('B', 'possible')]), definite, "'^(?:A01)$'"],
    [
      'are those of a possible family, where these count',
      set([], [family('B', 'possible')]),
      counted,
      "'^(?:B.*)$'",
    ],
    [
      'are those of a family but for one of another class',
      set([c], [family('A')]),
      definite,
      "('^(?:A.*)$' and not '^(?:A03)$')",
    ],
    [
      'are those of a family but for one inside of another class',
      set([], [family('A'), family('A5', 'possible')]),
      definite,
      "('^(?:A.*)$' and not '^(?:A5.*)$')",
    ],
    [
      'are those of nested families, where both count',
      set([], [family('A'), family('A5', 'possible')]),
      counted,
      "'^(?:A.*)$'",
    ],
    [
      'are not those of one outside of another class',
      set([c], [family('B'), family('C', 'possible')]),
      definite,
      "'^(?:B.*)$'",
    ],
    [
      'are listed ones beside a family with an exception',
      set([code('B01'), c], [family('A')]),
      definite,
      "('^(?:B01)$' or ('^(?:A.*)$' and not '^(?:A03)$'))",
    ],
    [
      'are listed ones inside a family with an exception, too',
      set([a, c], [family('A')]),
      definite,
      "('^(?:A01)$' or ('^(?:A.*)$' and not '^(?:A03)$'))",
    ],
  ])('%s', (_, codes, classes, expected) => {
    expect(patternsIn(codingCondition(new Definitions(), codes, classes))).toBe(expected);
  });

  it('stand by system, in order, each with its own codes', () => {
    const mixed = set([code('1', 'definite', snomedct), code('2-0', 'definite', loinc), a], [family('B')]);
    expect(codingCondition(new Definitions(), mixed, definite)).toBe(
      [
        `(K.system.value = '${icd10cm}' and Matches("Plain"(K.code.value), '^(?:A01|B.*)$'))`,
        `(K.system.value = '${loinc}' and Matches(K.code.value, '^(?:2-0)$'))`,
        `(K.system.value = '${snomedct}' and Matches(K.code.value, '^(?:1)$'))`,
      ].join('\n    or '),
    );
  });

  it('are compared in capitals, without blanks, and only where they can be codes', () => {
    const definitions = new Definitions();
    codingCondition(definitions, set([a]), definite);
    expect(definitions.all.map(({ name, parameters, expression }) => [name, parameters, expression])).toEqual(
      [
        [
          'Plain',
          'code String',
          `if Matches(Upper(ReplaceMatches(code, ' ', '')), '${codeShapes.icd10cm}') then Upper(ReplaceMatches(code, ' ', '')) else null`,
        ],
      ],
    );
  });

  it.each<[string, readonly CodeClass[]]>([
    ['definite', ['definite']],
    ['counted', ['definite', 'possible']],
    ['any', ['definite', 'possible', 'never', 'unclassed']],
  ])('are found by a function that names its reading: %s', (reading, classes) => {
    const definitions = new Definitions();
    expect(codeFunction(definitions, set([a]), 'List', classes)).toBe(`"Has code, ${reading}: List"`);
    expect(definitions.all.at(-1)).toMatchObject({
      parameters: 'concept FHIR.CodeableConcept',
      expression: `exists (concept.coding K where "Is code, ${reading}: List"(K))`,
    });
  });

  it('need no function where none fits', () => {
    expect(codeFunction(new Definitions(), set([c]), 'List', definite)).toBeUndefined();
  });
});

describe('the check digit of SNOMED CT, in CQL', () => {
  it('takes a step for each of the eighteen digits there may be', () => {
    const definitions = new Definitions();
    readableCoding(definitions, snomedct);
    const { expression = '' } = definitions.all.find(({ name }) => name === 'Passes the check digit') ?? {};
    expect(expression.match(/"Check digit step"/g)).toHaveLength(18);
    expect(expression).toMatch(/^if digits is null then false else .*, 17, .*\) = 0$/);
  });
});

describe('what can be a code of a system, in CQL', () => {
  it.each([
    [icd10cm, ' and "Plain"(K.code.value) is not null'],
    [
      snomedct,
      ` and Matches(K.code.value, '${codeShapes.snomedct}') and "Passes the check digit"(K.code.value)`,
    ],
    [loinc, " and Matches(K.code.value, '^[0-9]{1,7}-[0-9]$')"],
    [rxnorm, " and Matches(K.code.value, '^[0-9]+$')"],
    ['http://example.org/other', ''],
  ])('%s', (system, more) => {
    expect(readableCoding(new Definitions(), system)).toBe(`K.system.value = '${system}'${more}`);
  });
});
