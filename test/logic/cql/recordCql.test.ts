import { describe, expect, it } from 'vitest';
import { type CodeSet, snomedct } from '../../../src/logic/codeSet.ts';
import { Definitions } from '../../../src/logic/cql/definitions.ts';
import { recordCql } from '../../../src/logic/cql/recordCql.ts';
import type { RecordFact, RecordType } from '../../../src/logic/fact.ts';
import type { Span } from '../../../src/logic/span.ts';

const codes: CodeSet = {
  id: 'x',
  title: 'X',
  codes: [{ system: snomedct, code: '1', class: 'definite' }],
  families: [],
};
const span: Span = { count: 14, unit: 'day' };
const may = (day: string) => `"May be within"(${day}, Today() - 14 days)`;

function printed(
  type: RecordType,
  more: Partial<RecordFact> = {},
  reading: 'definite' | 'counted' = 'definite',
  since?: Span,
) {
  const fact = { kind: 'record', type, ...more } as const;
  return recordCql(new Definitions(), fact, reading, since, () => ({ codes, title: 'X' }))?.replace(
    /\s+/g,
    ' ',
  );
}

describe('a record, in CQL', () => {
  it('is asked for nothing but what its fact says', () => {
    expect(printed('Device')).toBe('exists "Device records: counted"');
    expect(printed('Procedure')).toBe('exists "Procedure records: definite"');
    expect(printed('Procedure', { codes: 'x' }, 'counted')).toBe(
      'exists ("Procedure records: counted" R where "Has code, counted: X"(R.code))',
    );
  });

  it.each<[RecordType, 'within' | 'earlier', definite: string | undefined, counted: string]>([
    ['Device', 'within', undefined, 'exists "Device records: counted"'],
    ['Device', 'earlier', undefined, 'exists "Device records: counted"'],
    ['DraftOrder', 'within', 'exists "DraftOrder records: counted"', 'exists "DraftOrder records: counted"'],
  ])('of a %s that has no date is %s for certain where it is of today', (type, kind, definite, counted) => {
    expect(printed(type, { when: { kind, span } })).toBe(definite);
    expect(printed(type, { when: { kind, span } }, 'counted')).toBe(counted);
  });

  it('of an order being placed is never of long ago', () => {
    const when = { kind: 'earlier', span } as const;
    expect([printed('DraftOrder', { when }), printed('DraftOrder', { when }, 'counted')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is new where its date may be; without one it is', () => {
    expect(printed('Device', {}, 'counted', span)).toBe('exists "Device records: counted"');
    expect(printed('ServiceRequest', {}, 'counted', span)).toBe(
      `exists ("ServiceRequest records: counted" R where ${may('date from R.authoredOn.value')})`,
    );
    const onset =
      'Coalesce(date from (R.onset as FHIR.dateTime).value, date from (R.onset as FHIR.Period)."start".value)';
    const recorded = 'date from R.recordedDate.value';
    expect(printed('Condition', {}, 'counted', span)).toBe(
      `exists ("Condition records: counted" R where ((${onset} is not null and ${may(onset)}) or (${recorded} is not null and ${may(recorded)}) or (${onset} is null and ${recorded} is null)))`,
    );
  });

  it('has routes only where it is an order of drugs', () => {
    expect(() => printed('Condition', { route: 'x' })).toThrow('Condition has no routes');
  });
});
