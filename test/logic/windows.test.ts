import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import {
  type CalendarRow,
  calendarSpans,
  calendarTerms,
  otherRows,
  rowsOf,
} from '../support/calendarRows.ts';
import { engines, truth } from '../support/engines.ts';
import { runCql } from '../support/runCql.ts';

const spans = calendarSpans.map((span) => [`${span.count} ${span.unit}`, rowsOf(span)] as const);
const all = [...spans, ['no date, and ages', otherRows] as const];

describe('by the calendar', () => {
  it('the table has rows for every day, month and year that matter', () => {
    expect(all.flatMap(([, rows]) => rows).length).toBeGreaterThan(3000);
  });

  describe.each(engines)('%s', (_name, run) => {
    it.each(all)('%s', async (_span, rows) => {
      const wrong: string[] = [];
      for (const { label, criterion, situation, expected } of rows) {
        const found = truth(await run(criterion, situation, calendarTerms));
        if (found !== expected) wrong.push(`${label} is ${found}, not ${expected}`);
      }
      expect(wrong).toEqual([]);
    });
  });

  describe('CQL', () => {
    it.each(all)('%s', { timeout: 120_000 }, async (_span, rows) => {
      expect(await wrongInCql(rows)).toEqual([]);
    });
  });
});

async function wrongInCql(rows: readonly CalendarRow[]): Promise<string[]> {
  const criteria = new Map<string, Criterion>();
  for (const { criterion } of rows) criteria.set(JSON.stringify(criterion), criterion);
  const columns = [...criteria.keys()];
  const found = await runCql(
    [...criteria.values()],
    rows.map(({ situation }) => situation),
    calendarTerms,
  );
  return rows.flatMap(({ label, criterion, expected }, index) => {
    const rails = found[index]?.[columns.indexOf(JSON.stringify(criterion))];
    const value = rails && truth(rails);
    return value === expected ? [] : [`${label} is ${value}, not ${expected}`];
  });
}
