import { dayBefore } from '../../../src/apply/calendar.ts';
import { spanWords } from '../../../src/logic/cql/factName.ts';
import type { Span } from '../../../src/logic/span.ts';
import type { Mutation } from './mutation.ts';

/**
 * A span one day longer and one day shorter. Months have no fixed number of days, so the shifted span is one of days that
 * holds on one day only.
 * @param today YYYY-MM-DD
 */
export function shiftSpan(span: Span, today: string): readonly Mutation<Span>[] {
  const edge = dayBefore(today, span);
  const days = Math.round((Date.parse(today) - Date.parse(edge)) / 86_400_000);
  const written = spanWords(span);
  return [
    { kind: 'window', change: `${written} and 1 day`, value: { count: days + 1, unit: 'day' } },
    { kind: 'window', change: `${written} less 1 day`, value: { count: days - 1, unit: 'day' } },
  ];
}
