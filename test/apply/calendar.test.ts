import { describe, expect, it } from 'vitest';
import { type CalendarSpan, dayBefore, daysOf } from '../../src/apply/calendar.ts';

describe('a day before another', () => {
  it.each<[string, CalendarSpan, string]>([
    ['2025-05-31', { count: 3, unit: 'month' }, '2025-02-28'],
    ['2024-05-31', { count: 3, unit: 'month' }, '2024-02-29'],
    ['2026-01-31', { count: 2, unit: 'month' }, '2025-11-30'],
    ['2026-03-15', { count: 15, unit: 'month' }, '2024-12-15'],
    ['2024-02-29', { count: 1, unit: 'year' }, '2023-02-28'],
    ['2024-02-29', { count: 4, unit: 'year' }, '2020-02-29'],
    ['2026-01-10', { count: 14, unit: 'day' }, '2025-12-27'],
    ['2024-03-14', { count: 14, unit: 'day' }, '2024-02-29'],
  ])('%s, %j', (day, span, expected) => expect(dayBefore(day, span)).toBe(expected));
});

describe('the days a date may mean', () => {
  it.each([
    ['2026-11-25', '2026-11-25', '2026-11-25'],
    ['2026-11-25T23:59:59-11:00', '2026-11-25', '2026-11-25'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s', (date, first, last) => expect(daysOf(date)).toEqual({ first, last }));
});
