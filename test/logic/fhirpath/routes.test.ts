import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { RecordFact } from '../../../src/logic/fact.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const sct = 'http://snomed.info/sct';
const list = (id: string, ...codes: CodeSet['codes']): CodeSet => ({ id, title: id, codes, families: [] });
const lists: Readonly<Record<string, CodeSet>> = {
  drug: list(
    'drug',
    { system: sct, code: '373529000', class: 'definite' },
    { system: sct, code: '22198003', class: 'possible' },
  ),
  spinal: list(
    'spinal',
    { system: sct, code: '72607000', class: 'definite' },
    { system: sct, code: '404820008', class: 'possible' },
    { system: sct, code: '26643006', class: 'never' },
  ),
  doubtful: list('doubtful', { system: sct, code: '404820008', class: 'possible' }),
  nothing: list('nothing', { system: sct, code: '26643006', class: 'never' }),
};
const codeSet = (id: string) => lists[id] as CodeSet;

const route = (code: string | undefined) => ({
  route: { coding: [{ system: sct, ...(code && { code }) }] },
});
const order = (drug: string, ...dosages: readonly object[]) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { coding: [{ system: sct, code: drug }] },
  ...(dosages.length > 0 && { dosageInstruction: dosages }),
});
const [definite, possible] = ['373529000', '22198003'];

describe.each(['DraftOrder', 'MedicationRequest'] as const)('the route of a %s', (type) => {
  const drug: RecordFact = { kind: 'record', type, codes: 'drug', route: 'spinal' };
  const any: RecordFact = { kind: 'record', type, route: 'spinal' };
  it.each<[string, object, ofDrug: Read, ofAny: Read]>([
    ['is of the list', order(definite, route('72607000')), 'definite', 'definite'],
    ['may be', order(definite, route('404820008')), 'counted', 'counted'],
    ['is listed as never', order(definite, route('26643006')), '-', '-'],
    ['is another', order(definite, route('47625008')), '-', '-'],
    ['is missing', order(definite), 'counted', '-'],
    ['is in words only', order(definite, { route: { text: 'spinal' } }), 'counted', '-'],
    ['has no code', order(definite, route(undefined)), 'counted', '-'],
    [
      'is of one of the dosages',
      order(definite, route('26643006'), route('72607000')),
      'definite',
      'definite',
    ],
    ['is another, and missing in one dosage', order(definite, route('26643006'), {}), '-', '-'],
    ['is that of a drug that may be meant', order(possible, route('72607000')), 'counted', 'definite'],
    ['is that of another drug', order('387207008', route('72607000')), '-', 'definite'],
    ['is missing, of another drug', order('387207008'), '-', '-'],
    ['is that of no order', { ...order(definite, route('72607000')), doNotPerform: true }, '-', '-'],
  ])('%s', (_, record, ofDrug, ofAny) => {
    expect([drug, any].map((fact) => readFact(fact, [record], codeSet))).toEqual([ofDrug, ofAny]);
  });

  it('is shown by definite codes only, and by none where the list has none', () => {
    const records = [order(definite, route('404820008'))];
    expect(readFact({ ...drug, route: 'doubtful' }, records, codeSet)).toBe('counted');
    expect(readFact({ ...drug, route: 'nothing' }, records, codeSet)).toBe('-');
    expect(readFact({ ...drug, route: 'nothing' }, [order(definite)], codeSet)).toBe('counted');
    expect(readFact({ ...any, route: 'nothing' }, [order(definite)], codeSet)).toBe('-');
  });
});

describe('the route of an order of something else', () => {
  it('is missing', () => {
    const service = { resourceType: 'ServiceRequest', code: { coding: [{ system: sct, code: definite }] } };
    const drug: RecordFact = { kind: 'record', type: 'DraftOrder', codes: 'drug', route: 'spinal' };
    expect(readFact(drug, [service], codeSet)).toBe('counted');
    const { codes: _, ...any } = drug;
    expect(readFact(any, [service], codeSet)).toBe('-');
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
