import { describe, expect, it } from 'vitest';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Fact, LastingFact } from '../../../src/logic/fact.ts';
import { fhirpathFact } from '../../../src/logic/fhirpathFact.ts';
import { printPredicate } from '../../../src/logic/predicate.ts';
import { type Read, readFact } from '../../support/readFact.ts';
import { differencesInCql } from '../../support/readInCql.ts';

const cpt = 'http://www.ama-assn.org/go/cpt';
const list = (id: string, definite: string, possible: string): CodeSet => ({
  id,
  title: id,
  codes: [
    { system: cpt, code: definite, class: 'definite' },
    { system: cpt, code: possible, class: 'possible' },
  ],
  families: [],
});
const lists: Readonly<Record<string, CodeSet>> = {
  implanted: list('implanted', '62362', '62360'),
  removed: list('removed', '62365', '62355'),
  nothing: { ...list('nothing', '1', '2'), codes: [] },
};
const codeSet = (id: string) => lists[id] as CodeSet;
const fact: LastingFact = { kind: 'lasting', codes: 'implanted', unless: 'removed' };

const done = (code: string, performed: object | string | undefined, status = 'completed') => ({
  resourceType: 'Procedure',
  status,
  code: { coding: [{ system: cpt, code }] },
  ...(typeof performed === 'string' ? { performedDateTime: performed } : performed),
});
const implanted = (performed?: object | string, status?: string) => done('62362', performed, status);
const removed = (performed?: object | string, status?: string) => done('62365', performed, status);
const period = (start: string) => ({ performedPeriod: { start } });

describe('a procedure that was not undone', () => {
  // Lists are newest first.
  it.each<[string, object[], Read]>([
    ['is there', [implanted('2026-03-01')], 'definite'],
    ['is there without a date', [implanted()], 'definite'],
    ['is not there', [removed('2026-03-01')], '-'],
    ['may be there', [done('62360', '2026-03-01')], 'counted'],
    ['is in progress', [implanted('2026-03-01', 'in-progress')], 'counted'],
    ['was not done', [implanted('2026-03-01', 'not-done')], '-'],
    ['came after', [implanted('2026-03-02'), removed('2026-03-01')], 'definite'],
    ['came before', [removed('2026-03-02'), implanted('2026-03-01')], 'counted'],
    ['is of the same day', [implanted('2026-03-01'), removed('2026-03-01')], 'counted'],
    [
      'is of the same day, later by the clock',
      [implanted('2026-03-01T18:00:00'), removed('2026-03-01T09:00:00')],
      'counted',
    ],
    [
      'is of the day after, by the clock a moment',
      [implanted('2026-03-02T00:00:00'), removed('2026-03-01T23:59:59')],
      'definite',
    ],
    ['is dated by a period', [implanted(period('2026-03-02')), removed('2026-03-01')], 'definite'],
    ['and what undoes it by a period', [removed(period('2026-03-02')), implanted('2026-03-01')], 'counted'],
    ['is undone without a date', [implanted('2026-03-01'), removed()], 'counted'],
    ['is undone at some time of that year', [implanted('2026-03-01'), removed('2026')], 'counted'],
    ['is undone at some time of the year before', [implanted('2026-03-01'), removed('2025')], 'definite'],
    ['is of a month after', [implanted('2026-03'), removed('2026-02-28')], 'definite'],
    ['is of the same month', [removed('2026-03-01'), implanted('2026-03')], 'counted'],
    ['is not dated, and undone', [removed('2026-03-01'), implanted()], 'counted'],
    ['may be undone', [done('62355', '2026-03-02'), implanted('2026-03-01')], 'counted'],
    ['is being undone', [removed('2026-03-02', 'in-progress'), implanted('2026-03-01')], 'counted'],
    ['was not undone after all', [removed('2026-03-02', 'not-done'), implanted('2026-03-01')], 'definite'],
    [
      'was undone and done again',
      [implanted('2026-05-01'), removed('2026-04-01'), implanted('2026-03-01')],
      'definite',
    ],
    [
      'was done again, but perhaps',
      [done('62360', '2026-05-01'), removed('2026-04-01'), implanted('2026-03-01')],
      'counted',
    ],
    [
      'undoes itself',
      [
        {
          ...implanted('2026-03-01'),
          code: { coding: [...implanted().code.coding, ...removed().code.coding] },
        },
      ],
      'counted',
    ],
  ])('%s', (_, records, expected) => {
    expect(readFact(fact, records, codeSet)).toBe(expected);
  });

  it('is definite where nothing could undo it, and never where nothing shows it', () => {
    expect(readFact({ ...fact, unless: 'nothing' }, [removed(), implanted()], codeSet)).toBe('definite');
    expect(readFact({ ...fact, codes: 'nothing' }, [implanted()], codeSet)).toBe('-');
  });

  it('is printed as any other where nothing could undo it', () => {
    const printed = (of: Fact) => printPredicate(fhirpathFact(of, 'definite', undefined, { codeSet }));
    expect(printed({ ...fact, unless: 'nothing' })).toBe(
      printed({ kind: 'record', type: 'Procedure', codes: 'implanted' }),
    );
    expect(printed({ ...fact, codes: 'nothing' })).toBe('false');
  });

  it('is new by its own date', () => {
    const recent = { count: 14, unit: 'day' } as const;
    const read = (date: string) =>
      readFact({ ...fact, codes: 'removed', unless: 'nothing' }, [removed(date)], codeSet, recent);
    expect([read('2026-11-20'), read('2026-03-01')]).toEqual(['definite', '-']);
  });
});

it('and CQL reads each of them the same', async () => {
  expect(await differencesInCql()).toEqual([]);
});
