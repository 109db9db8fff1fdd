import { describe, expect, it } from 'vitest';
import { caseDate } from '../../src/cases/caseDate.ts';

describe('a date of a case', () => {
  it.each([
    ['today', '2026-11-25', '2026-11-25'],
    ['1 day ago', '2026-03-01', '2026-02-28'],
    ['2 weeks ago', '2026-11-25', '2026-11-11'],
    ['3 months ago', '2025-05-31', '2025-02-28'],
    ['3 months ago', '2024-05-31', '2024-02-29'],
    ['3 months and 1 day ago', '2024-05-31', '2024-02-28'],
    ['1 day and 3 months ago', '2024-05-31', '2024-02-28'],
    ['1 year, 2 months and 3 days ago', '2026-11-25', '2025-09-22'],
    ['12 months 1 day ago', '2024-02-29', '2023-02-27'],
    ['1 year ago', '2024-02-29', '2023-02-28'],
    ['in 1 day', '2026-12-31', '2027-01-01'],
    ['in 1 month', '2026-01-31', '2026-02-28'],
    ['2026-08-25', '2026-11-25', '2026-08-25'],
    ['2026-08', '2026-11-25', '2026-08'],
    ['2026', '2026-11-25', '2026'],
    ['2026-08-25T10:30:00+02:00', '2026-11-25', '2026-08-25T10:30:00+02:00'],
  ])('%s, seen on %s, is %s', (text, asOf, expected) => {
    expect(caseDate(text, asOf)).toBe(expected);
  });

  it.each([
    'yesterday',
    'three months ago',
    '3 fortnights ago',
    'ago',
    'in',
    '3 months',
    '-1 days ago',
    '1.5 years ago',
    '2025-02-29',
    '2025-13',
    '25.11.2026',
    '2026-11-25T10:30:00',
    '26',
    '',
  ])('"%s" is none', (text) => {
    expect(caseDate(text, '2026-11-25')).toBeUndefined();
  });
});
