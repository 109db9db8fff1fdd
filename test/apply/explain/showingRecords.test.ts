import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { conditionEvaluator } from '../../../src/apply/conditionEvaluator.ts';
import { showingRecords } from '../../../src/apply/explain/showingRecords.ts';
import { recordVariables } from '../../../src/apply/recordVariables.ts';
import type { ModelFact } from '../../../src/criteriaModel.ts';

const today = '2026-11-25';
const evaluate = await conditionEvaluator({ today });
const fact = (expression: string, lists: readonly string[], newest?: true): ModelFact => ({
  definite: { words: 'it', expression },
  counted: { words: 'it', expression },
  lists,
  ...(newest && { newest }),
});
const coded = (id: string, ...codes: readonly string[]): FhirResource => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p' },
  recordedDate: `2026-0${id.length}-01`,
  code: { text: id, coding: codes.map((code) => ({ system: 'urn:s', code, display: `D${code}` })) },
});
const score = (id: string, value: number, day: string): FhirResource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/p' },
  code: { coding: [{ system: 'urn:s', code: 'score' }] },
  effectiveDateTime: day,
  valueQuantity: { value, unit: 'points' },
});
const shown = (one: ModelFact, records: readonly FhirResource[]) => {
  const patient: FhirResource = { resourceType: 'Patient', id: 'p', gender: 'female' };
  const variables = recordVariables([patient, ...records], { subject: 'p', today }, () => undefined);
  return showingRecords(one, 'definite', variables, (text, over) => evaluate(text, over) === true);
};
const has = (code: string) => `code.coding.where(system = 'urn:s' and code = '${code}').exists()`;

describe('the records that show a fact', () => {
  it('are each that shows it alone, with the codes that matched and no others', () => {
    const records = [coded('a', '1', '2'), coded('bb', '3'), coded('ccc', '1'), coded('dddd', '4')];
    const one = fact(`%conditions.where(${has('1')} or ${has('3')}).exists()`, ['Condition']);
    expect(
      shown(one, records).map(({ reference, codes }) => [reference, codes.map(({ code }) => code)]),
    ).toEqual([
      ['Condition/ccc', ['1']],
      ['Condition/bb', ['3']],
      ['Condition/a', ['1']],
    ]);
  });

  it('have no code where the fact asks for none, and then their words', () => {
    const one = fact('%conditions.exists()', ['Condition']);
    expect(shown(one, [coded('a', '1')])).toEqual([
      { reference: 'Condition/a', codes: [], text: 'a', date: '2026-01-01' },
    ]);
  });

  it('are as few as show it together, where none does alone', () => {
    const records = [coded('a', '1'), coded('bb', '2'), coded('ccc', '9'), coded('dddd', '1')];
    const one = fact(`%conditions.where(${has('1')}).exists() and %conditions.where(${has('2')}).exists()`, [
      'Condition',
    ]);
    const found = shown(one, records);
    expect(found.map(({ codes }) => codes.map(({ code }) => code).join()).sort()).toEqual(['1', '2']);
  });

  it('is the newest alone, where only that decides', () => {
    const records = [
      score('old', 50, '2026-01-01'),
      score('new', 40, '2026-10-01'),
      score('low', 1, '2025-01-01'),
    ];
    const one = fact('%observations.where(valueQuantity.value >= 30).exists()', ['Observation'], true);
    expect(shown(one, records)).toEqual([
      {
        reference: 'Observation/new',
        codes: [],
        text: 'score',
        value: { value: 40, unit: 'points' },
        date: '2026-10-01',
      },
    ]);
  });

  it('is the Patient, of facts of the Patient', () => {
    expect(shown(fact("%subject.gender = 'female'", []), [coded('a', '1')])).toEqual([
      { reference: 'Patient/p', codes: [] },
    ]);
  });
});
