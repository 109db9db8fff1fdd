import { dateText, dayOfText } from './calendarDay.ts';
import { procedure } from './procedure.ts';
import type { Reading } from './recordReading.ts';

/**
 * The calendar day of the newest Procedure that passes a test in a reading: lists are newest first, and what has no date is last.
 * @param coded the condition on its codes
 * @param otherwise the day where there is none, or none with a date. After a date of lower precision it makes a text that is no
 * date, so that nothing is known of it.
 */
export function newestDay(coded: string, reading: Reading, otherwise?: string): string {
  const filters = [coded, ...procedure.standing[reading]].join(' and ');
  const written = dateText(procedure.dates?.paths ?? []);
  const newest = `%procedures.where(${filters}).select(${written}).first()`;
  return dayOfText(otherwise === undefined ? newest : `(${newest} & (${otherwise}).toString())`);
}
