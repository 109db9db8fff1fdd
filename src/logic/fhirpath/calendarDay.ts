/**
 * The calendar day of the dateTime that is there of several, as a Date: as it is written, whatever its time and zone. Of a date of
 * lower precision it is the month or the year. Written with texts, since `toDate()` of an element means other things to each
 * engine, and an empty text is a neutral part of `&`.
 */
export function calendarDay(paths: readonly string[]): string {
  return dayOfText(`(${dateText(paths)})`);
}

/** The dateTime that is there of several, as it is written; an empty text where there is none. */
export function dateText(paths: readonly string[]): string {
  return paths.map((path) => `${path}.toString()`).join(' & ');
}

/** The day that a text begins with, as a Date; empty where it begins with none. */
export function dayOfText(text: string): string {
  return `${text}.substring(0, 10).toDate()`;
}
