import { describe, expect, it } from 'vitest';
import { categoriesAbove } from '../../src/logic/categories.ts';
import { type CodeClass, type CodeSet, icd10cm, snomedct } from '../../src/logic/codeSet.ts';

const code = (text: string, kind: CodeClass = 'definite', system = icd10cm) => ({
  system,
  code: text,
  class: kind,
});
const family = (root: string, system = icd10cm) => ({ system, root });

function above(codes: CodeSet['codes'], families: CodeSet['families'] = []): string[] {
  const found = categoriesAbove({ id: 'x', title: 'X', codes, families });
  expect(found.every((each) => each.system === icd10cm && each.class === 'possible')).toBe(true);
  return found.map((each) => each.code);
}

describe('the categories above the codes of a list', () => {
  it.each<[string, CodeSet['codes'], CodeSet['families'], string[]]>([
    ['are its beginnings, from the third character', [code('G90.511')], [], ['G90', 'G90.5', 'G90.51']],
    ['are none of a category', [code('J45')], [], []],
    ['are none of less', [code('J4')], [], []],
    ['stand in order, each once', [code('M54.5'), code('G90.5'), code('G90.6')], [], ['G90', 'M54']],
    ['are those of possible codes, too', [code('M54.5', 'possible')], [], ['M54']],
    ['are not those of codes that never count', [code('M54.5', 'never'), code('G90.5', 'unclassed')], [], []],
    ['are not what the list names, whatever its class', [code('M54.5'), code('M54', 'never')], [], []],
    ['are not what a family takes in', [code('M54.51')], [family('M54.5')], ['M54']],
    ['are not above a family', [code('M54.51')], [family('M54')], []],
    ['are of ICD-10-CM alone', [code('279039007', 'definite', snomedct)], [], []],
    ['are not what another system names', [code('M54.5'), code('M54', 'never', snomedct)], [], ['M54']],
    ['are not what another system has families of', [code('M54.5')], [family('M54', snomedct)], ['M54']],
  ])('%s', (_, codes, families, expected) => {
    expect(above(codes, families)).toEqual(expected);
  });
});
