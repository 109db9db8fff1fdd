import type { Span } from '../../src/logic/span.ts';

/** Where a date lies: in the time for certain, out of it for certain, or perhaps in it. */
export type Lies = 'in' | 'out' | 'maybe';

/** Today, a span, a written date; whether it lies within the last span, and whether it is a span ago or earlier. */
export type WindowRow = readonly [string, Span, string, Lies, Lies];

const days = (count: number): Span => ({ count, unit: 'day' });
const months = (count: number): Span => ({ count, unit: 'month' });
const years = (count: number): Span => ({ count, unit: 'year' });

/** Read from a wall calendar, not computed: engines that agree with each other prove nothing about it. */
export const windowTable: readonly WindowRow[] = [
  // Three months before 31 May is the last of February.
  ['2025-05-31', months(3), '2025-02-27', 'out', 'in'],
  ['2025-05-31', months(3), '2025-02-28', 'in', 'in'],
  ['2025-05-31', months(3), '2025-03-01', 'in', 'out'],
  ['2024-05-31', months(3), '2024-02-28', 'out', 'in'],
  ['2024-05-31', months(3), '2024-02-29', 'in', 'in'],
  ['2024-05-31', months(3), '2024-03-01', 'in', 'out'],
  // One month before 31 March, before 30 March, before 1 January.
  ['2025-03-31', months(1), '2025-02-27', 'out', 'in'],
  ['2025-03-31', months(1), '2025-02-28', 'in', 'in'],
  ['2025-03-30', months(1), '2025-02-28', 'in', 'in'],
  ['2025-03-01', months(1), '2025-02-01', 'in', 'in'],
  ['2025-03-01', months(1), '2025-01-31', 'out', 'in'],
  ['2026-01-01', months(1), '2025-12-01', 'in', 'in'],
  ['2026-01-01', months(1), '2025-11-30', 'out', 'in'],
  ['2026-01-31', months(2), '2025-11-30', 'in', 'in'],
  ['2026-01-31', months(2), '2025-12-01', 'in', 'out'],
  // A year before a leap day, and a year after one.
  ['2024-02-29', years(1), '2023-02-27', 'out', 'in'],
  ['2024-02-29', years(1), '2023-02-28', 'in', 'in'],
  ['2024-02-29', years(1), '2023-03-01', 'in', 'out'],
  ['2025-02-28', years(1), '2024-02-27', 'out', 'in'],
  ['2025-02-28', years(1), '2024-02-28', 'in', 'in'],
  ['2025-02-28', years(1), '2024-02-29', 'in', 'out'],
  ['2025-03-01', years(1), '2024-02-29', 'out', 'in'],
  ['2025-03-01', years(1), '2024-03-01', 'in', 'in'],
  ['2028-02-29', years(4), '2024-02-29', 'in', 'in'],
  ['2028-02-29', years(4), '2024-02-28', 'out', 'in'],
  ['2025-02-28', months(12), '2024-02-28', 'in', 'in'],
  ['2025-02-28', months(12), '2024-02-29', 'in', 'out'],
  // 2000 was a leap year, 2100 will be none.
  ['2000-03-31', months(1), '2000-02-28', 'out', 'in'],
  ['2000-03-31', months(1), '2000-02-29', 'in', 'in'],
  ['2100-03-31', months(1), '2100-02-27', 'out', 'in'],
  ['2100-03-31', months(1), '2100-02-28', 'in', 'in'],
  // Days: fourteen over the end of February, ninety back from 25 November.
  ['2025-03-14', days(14), '2025-02-28', 'in', 'in'],
  ['2025-03-14', days(14), '2025-02-27', 'out', 'in'],
  ['2024-03-14', days(14), '2024-02-29', 'in', 'in'],
  ['2024-03-14', days(14), '2024-02-28', 'out', 'in'],
  ['2026-11-25', days(90), '2026-08-27', 'in', 'in'],
  ['2026-11-25', days(90), '2026-08-26', 'out', 'in'],
  ['2026-11-25', days(90), '2026-08-28', 'in', 'out'],
  ['2026-01-10', days(14), '2025-12-27', 'in', 'in'],
  ['2026-01-10', days(14), '2025-12-26', 'out', 'in'],
  ['2026-11-25', days(1), '2026-11-24', 'in', 'in'],
  ['2026-11-25', days(1), '2026-11-25', 'in', 'out'],
  // The whole first day and the whole of today count, at any time and in any zone.
  ['2026-11-25', months(3), '2026-08-25', 'in', 'in'],
  ['2026-11-25', months(3), '2026-08-25T00:00:00Z', 'in', 'in'],
  ['2026-11-25', months(3), '2026-08-25T23:59:59.999Z', 'in', 'in'],
  ['2026-11-25', months(3), '2026-08-25T00:00:00+14:00', 'in', 'in'],
  ['2026-11-25', months(3), '2026-08-25T23:59:59-11:00', 'in', 'in'],
  ['2026-11-25', months(3), '2026-08-24T23:59:59-11:00', 'out', 'in'],
  ['2026-11-25', months(3), '2026-08-26T00:00:00+14:00', 'in', 'out'],
  ['2026-11-25', months(3), '2026-08-24T23:59:59Z', 'out', 'in'],
  ['2026-11-25', months(3), '2026-08-26T00:00:00Z', 'in', 'out'],
  ['2026-11-25', months(3), '2026-11-25T23:59:59Z', 'in', 'out'],
  ['2026-11-25', months(3), '2026-11-25T00:00:00Z', 'in', 'out'],
  // Months and years that straddle an end decide nothing; those that do not are as good as days.
  ['2026-11-25', months(3), '2026-07', 'out', 'in'],
  ['2026-11-25', months(3), '2026-08', 'maybe', 'maybe'],
  ['2026-11-25', months(3), '2026-09', 'in', 'out'],
  ['2026-11-25', months(3), '2026-11', 'maybe', 'out'],
  ['2026-11-30', months(3), '2026-11', 'in', 'out'],
  ['2026-11-30', months(3), '2026-08', 'maybe', 'maybe'],
  ['2026-08-31', months(1), '2026-07', 'maybe', 'in'],
  ['2026-08-31', months(2), '2026-06', 'maybe', 'in'],
  ['2026-09-01', months(1), '2026-08', 'in', 'maybe'],
  ['2026-11-25', months(3), '2026', 'maybe', 'maybe'],
  ['2026-11-25', months(3), '2025', 'out', 'in'],
  ['2025-12-31', months(12), '2025', 'in', 'out'],
  ['2025-12-31', years(1), '2024', 'maybe', 'in'],
  ['2026-01-01', years(1), '2025', 'in', 'maybe'],
  ['2026-01-01', years(1), '2024', 'out', 'in'],
];

/** A day of birth, today, and the completed years for certain: the fewest and the most. */
export const ageTable: readonly (readonly [string, string, number, number])[] = [
  ['2008-11-25', '2026-11-25', 18, 18],
  ['2008-11-26', '2026-11-25', 17, 17],
  ['2008-11-24', '2026-11-25', 18, 18],
  // Born on a leap day: a year older on 1 March of other years.
  ['2004-02-29', '2022-02-28', 17, 17],
  ['2004-02-29', '2022-03-01', 18, 18],
  ['2004-02-29', '2024-02-29', 20, 20],
  ['2006-02-28', '2024-02-29', 18, 18],
  ['2006-03-01', '2024-02-29', 17, 17],
  ['2007-12-31', '2026-01-01', 18, 18],
  ['2008-01-02', '2026-01-01', 17, 17],
  ['2008-11', '2026-11-25', 17, 18],
  ['2008-10', '2026-11-25', 18, 18],
  ['2008-12', '2026-11-25', 17, 17],
  ['2008-11', '2026-11-30', 18, 18],
  ['2008-11', '2026-11-01', 17, 18],
  ['2008', '2026-11-25', 17, 18],
  ['2007', '2026-11-25', 18, 19],
  ['2007', '2025-12-31', 18, 18],
  ['2008', '2026-01-01', 17, 18],
];
