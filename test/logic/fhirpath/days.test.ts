import { expect, it } from 'vitest';
import { ago } from '../../../src/logic/fhirpath/days.ts';

it('a span is written as people say it', () => {
  expect(ago({ count: 1, unit: 'month' })).toBe('today() - 1 month');
  expect(ago({ count: 90, unit: 'day' })).toBe('today() - 90 days');
});
