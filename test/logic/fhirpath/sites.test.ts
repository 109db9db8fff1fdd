import { describe, expect, it } from 'vitest';
import { conditionEvaluator } from '../../../src/apply/conditionEvaluator.ts';
import type { RecordVariables } from '../../../src/apply/recordVariables.ts';
import { type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import type { SitesFact } from '../../../src/logic/fact.ts';
import { fhirpathRails } from '../../../src/logic/fhirpath.ts';
import { type Read, readFact, today } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const set: CodeSet = {
  id: 'fracture',
  title: 'Fracture',
  codes: [
    { system: snomedct, code: '1', class: 'definite' },
    { system: snomedct, code: '2', class: 'definite' },
    { system: icd10cm, code: 'S22.000A', class: 'possible' },
    { system: icd10cm, code: 'S22.010S', class: 'never' },
    { system: icd10cm, code: 'S32.010A', class: 'definite' },
    { system: icd10cm, code: 'S32.020A', class: 'definite' },
  ],
  families: [{ system: icd10cm, root: 'S22.0' }],
};
const site = (name: string, roots: string[], codes: string[] = []): SitesFact['sites'][number] => ({
  name,
  roots,
  codes: codes.map((code) => ({ system: snomedct, code })),
});
const thoracic: SitesFact = {
  kind: 'sites',
  codes: 'fracture',
  count: 2,
  sites: [site('T1', ['S22.01'], ['1']), site('T2', ['S22.02'], ['2']), site('T3', ['S22.03'])],
};
const lumbar: SitesFact = { ...thoracic, sites: [site('L1', ['S32.01']), site('L2', ['S32.02'])] };
const fracture = (codes: string | string[], more: object = {}) => ({
  resourceType: 'Condition',
  code: {
    coding: [codes].flat().map((code) => ({ system: /^\d/.test(code) ? snomedct : icd10cm, code })),
  },
  ...more,
});
const over = { abatementDateTime: '2020' };

describe('fractures at two sites', () => {
  it.each<[string, object[], Read]>([
    ['one', [fracture('S22.010A')], 'counted'],
    ['the same twice', [fracture('S22.010A'), fracture('S22011D')], 'counted'],
    ['two', [fracture('S22.010A'), fracture('S22020A')], 'definite'],
    ['two codings of one record', [fracture(['S22.010A', 'S22.020A'])], 'definite'],
    ['one site in two systems', [fracture('S22.010A'), fracture('1')], 'counted'],
    ['two sites in two systems', [fracture('S22.010A'), fracture('2')], 'definite'],
    ['one of unspecified site', [fracture('S22.010A'), fracture('S22.000A')], 'counted'],
    ['one that is no site', [fracture('S22.010A'), fracture('S22.080A')], 'counted'],
    ['a sequela', [fracture('S22.010S'), fracture('S22.020A')], 'counted'],
    ['only a sequela', [fracture('S22.010S')], '-'],
    ['one that is over', [fracture('S22.010A', over), fracture('S22.020A')], 'counted'],
    ['another family', [fracture('S22.010A'), fracture('S32.020A')], 'counted'],
    ['none', [], '-'],
  ])('%s', (_name, records, read) => {
    expect(readFact(thoracic, records, set)).toBe(read);
  });

  it('three of three', () => {
    const records = [fracture('S22.010A'), fracture('2'), fracture('S22.030A')];
    expect(readFact({ ...thoracic, count: 3 }, records, set)).toBe('definite');
    expect(readFact({ ...thoracic, count: 3 }, records.slice(1), set)).toBe('counted');
  });

  it('that are new', () => {
    const span = { count: 14, unit: 'day' } as const;
    const records = (recordedDate: string) => [
      fracture('S22.010A', { recordedDate }),
      fracture('S22.020A', { recordedDate: '2026-11-20' }),
    ];
    expect(readFact(thoracic, records('2026-11-20'), set, span)).toBe('definite');
    expect(readFact(thoracic, records('2026-01-20'), set, span)).toBe('counted');
  });
});

it('two groups of sites are asked at once, and sites are compared only within one', async () => {
  const criterion = {
    kind: 'evidence',
    recorded: [thoracic, lumbar],
    possible: [],
    absence: 'unknown',
  } as const;
  const { met } = fhirpathRails(criterion, { codeSet: () => set, criterion: () => criterion });
  expect(met.match(/%conditions/g)).toHaveLength(2);
  const evaluate = await conditionEvaluator({ today });
  const holds = (...codes: string[]) =>
    evaluate(met, { conditions: codes.map((code) => fracture(code)) } as unknown as RecordVariables);
  expect(holds('S22.010A', 'S22.020A')).toBe(true);
  expect(holds('S32.010A', 'S32.020A')).toBe(true);
  expect(holds('S22.010A', 'S32.010A')).toBe(false);
  expect(holds('S22.010A', 'S32.010A', 'S32.020A')).toBe(true);
  expect(holds('S22.010A', '1', 'S32.010A', 'S32.010A')).toBe(false);
  expect(holds()).toBe(false);
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
