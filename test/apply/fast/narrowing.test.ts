import { describe, expect, it } from 'vitest';
import { Narrower } from '../../../src/apply/fast/narrowing.ts';
import type { Expression } from '../../../src/fhirpath/expression.ts';
import { parseExpression } from '../../../src/fhirpath/parseExpression.ts';

const snomed = 'http://snomed.info/sct';
const coded = (id: string, ...codes: string[]) => ({
  resourceType: 'Condition',
  id,
  code: { coding: codes.map((code) => ({ system: snomed, code })) },
});
const records = [
  coded('a', '1'),
  coded('b', '2'),
  coded('both', '2', '1'),
  { resourceType: 'Condition', id: 'words', code: { text: 'Back pain' } },
  { resourceType: 'Condition', id: 'nothing' },
  { resourceType: 'Condition', id: 'odd', code: { coding: [{ system: snomed, code: 1 }] } },
];

/** The ids of the records that the engine is given of the list, or `all`. */
function given(steps: string, list: readonly object[] = records): readonly string[] | 'all' {
  const chain: Expression[] = [];
  for (let at = parseExpression(`%list${steps}`); at && at.kind !== 'variable'; ) {
    chain.unshift(at);
    at = 'input' in at ? at.input : undefined;
  }
  const members = (url: string) =>
    url === 'urn:vs' ? (_: unknown, code?: string) => code === '2' : undefined;
  const kept = new Narrower(members).narrowing(chain)(list);
  return kept?.map((record) => (record as { id: string }).id) ?? 'all';
}

const is1 = `code.coding.where(system = '${snomed}' and code = '1')`;
const is2 = `code.coding.where(code.matches('^(?:2)$'))`;

describe('of a list the engine is given the records whose codes could count, and those that are not as R4 wants them', () => {
  it.each([
    ['a code', `.where(${is1}.exists())`, ['a', 'both', 'odd']],
    [
      'whatever is asked of the rest',
      `.where(${is1}.exists()).where(%nobody).first().all(onset > 1)`,
      ['a', 'both', 'odd'],
    ],
    ['a code among others in the same test', `.where(status = 'x' or true and ${is1}.exists())`, 'all'],
    ['one of two', `.where(${is1}.exists() or ${is2}.exists())`, ['a', 'b', 'both', 'odd']],
    ['one of two conditions', `.where(${is1}.exists() and ${is2}.exists())`, ['a', 'both', 'odd']],
    ['none of a code', `.where(${is1}.empty())`, ['b', 'words', 'nothing', 'odd']],
    ['none of a code, said otherwise', `.where(${is1}.exists().not())`, ['b', 'words', 'nothing', 'odd']],
    ['codes of records', `.code.coding.where(code = '2').count()`, ['b', 'both', 'odd']],
    ['a test in exists', `.exists(code.coding.exists(code = '2'))`, ['b', 'both', 'odd']],
    ['a code in a list of codes', `.where('1' in code.coding.code)`, ['a', 'both', 'odd']],
    ['the one code', `.where(code.coding.code = '1')`, ['a', 'both', 'odd']],
    ['a value set', `.where(code.memberOf('urn:vs'))`, ['b', 'both', 'odd']],
    ['a test that may throw beside it', `.where(${is1}.exists() and onset < today())`, 'all'],
    [
      'a test that cannot throw beside it',
      `.where((onset as dateTime) < today() and ${is1}.exists())`,
      ['a', 'both', 'odd'],
    ],
    ['a test of all', `.all(${is1}.exists())`, 'all'],
    ['the first before it', `.first().where(${is1}.exists())`, 'all'],
    ['a position', `[0].where(${is1}.exists())`, 'all'],
    ['the count of all', `.count()`, 'all'],
    ['a value set that is not here', `.where(code.memberOf('urn:none'))`, 'all'],
    ['a pattern that does not compile', `.where(code.coding.where(code.matches('(')).exists())`, 'all'],
    ['what is not true', `.where((${is1}.exists() ~ true).not())`, 'all'],
  ])('%s', (_, steps, expected) => {
    expect(given(steps)).toEqual(expected);
  });

  it('judges each type of a mixed list by itself', () => {
    const mixed = [
      coded('a', '1'),
      { resourceType: 'Nonsense', id: 'n' },
      coded('b', '2'),
      { id: 'no type' },
    ];
    expect(given(`.where(${is1}.exists())`, mixed)).toEqual(['a', 'n', 'no type']);
  });

  it('takes a choice for a concept where it is one', () => {
    const medication = (id: string, rest: object) => ({ resourceType: 'MedicationRequest', id, ...rest });
    const list = [
      medication('concept', { medicationCodeableConcept: { coding: [{ code: '1' }] } }),
      medication('reference', { medicationReference: { reference: 'Medication/1' } }),
      medication('twin', { medicationReference: { reference: 'x' }, _medicationReference: {} }),
    ];
    expect(given(`.where((medication as CodeableConcept).coding.where(code = '1').exists())`, list)).toEqual([
      'concept',
      'twin',
    ]);
  });
});
