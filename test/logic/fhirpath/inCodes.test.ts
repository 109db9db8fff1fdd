import { describe, expect, it } from 'vitest';
import { type CodeClass, type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import { inCodes } from '../../../src/logic/fhirpath/inCodes.ts';

const code = (text: string, kind: CodeClass = 'definite', system = icd10cm) => ({
  system,
  code: text,
  class: kind,
});
const valueSet = (id: string, reading: string) => `http://example.org/${id}-${reading}`;

function written(
  reading: 'definite' | 'counted',
  codes: CodeSet['codes'],
  concepts: readonly string[] = ['code'],
  asMembers = true,
) {
  const codeSet = (id: string): CodeSet => ({ id, title: id, codes, families: [] });
  return inCodes(concepts, 'x', reading, { codeSet, ...(asMembers && { valueSet }) });
}

describe('a code of a list', () => {
  const category = `code.coding.where(system = '${icd10cm}' and code.matches('^(?:A01)$')).exists()`;
  it.each<[string, string | undefined, string | undefined]>([
    [
      'stands in the expression',
      written('definite', [code('A01.1')], ['code'], false),
      `code.coding.where((system = '${icd10cm}' and code.matches('^(?:A01[.]?1)$'))).exists()`,
    ],
    ['is a member', written('definite', [code('A01.1')]), "code.memberOf('http://example.org/x-definite')"],
    [
      'is a member or a category above one, where possible ones count',
      written('counted', [code('A01.1')]),
      `(code.memberOf('http://example.org/x-counted') or ${category})`,
    ],
    [
      'is a member alone where there is no category above',
      written('counted', [code('1', 'definite', snomedct)]),
      "code.memberOf('http://example.org/x-counted')",
    ],
    [
      'is of one of several elements',
      written('definite', [code('A01')], ['code', 'type']),
      "(code.memberOf('http://example.org/x-definite') or type.memberOf('http://example.org/x-definite'))",
    ],
    [
      'stands in the expression where one of the list has no class',
      written('definite', [code('A01'), code('A02', 'unclassed')], ['code', 'type']),
      `(code.coding | type.coding).where((system = '${icd10cm}' and code.matches('^(?:A01)$'))).exists()`,
    ],
    ['is none where none counts', written('definite', [code('A01', 'possible')]), undefined],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});
