import { expect, test } from 'vitest';
import { closingLine } from './closingLine.ts';

test.each([
  [{ passed: 3, failed: 0, skipped: 0 }, '3 passed, 0 failed'],
  [{ passed: 0, failed: 1, skipped: 0 }, '0 passed, 1 failed'],
  [{ passed: 12, failed: 0, skipped: 2 }, '12 passed, 0 failed, 2 skipped'],
])('%j ends a run with "%s"', (tally, line) => {
  expect(closingLine(tally)).toBe(line);
});
