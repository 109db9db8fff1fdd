import type { Span } from '../span.ts';

/**
 * Windows over dates, by calendar day with both ends. A comparison with a date of lower precision, or with none, is empty
 * where it cannot be decided; `~ true` makes that false in a FHIRPath engine and in CQL.
 */

/** Paths of the dates of a record: the first of `paths` that has a value, else `otherwise`. */
export interface Dates {
  readonly paths: readonly string[];
  /** The elements that `paths` are made of, where they are not elements themselves. */
  readonly written?: readonly string[];
  readonly otherwise?: string;
}

/** The date lies in the span up to today, for certain. */
export function within(dates: Dates, span: Span): string {
  return withinFrom(dates, ago(span));
}

/** The date lies between a day and today, for certain. @param start an expression of a Date */
export function withinFrom({ paths, written = paths, otherwise }: Dates, start: string): string {
  const lies = (path: string) => `(${path} > ${start} - 1 day and ${path} < today() + 1 day)`;
  return oneOf([...paths.map(lies), ...(otherwise ? [`(${missing(written)} and ${lies(otherwise)})`] : [])]);
}

/** The date is not for certain outside of the span up to today; a record without a date is not. */
export function mayBeWithin(dates: Dates, span: Span): string {
  return mayBeWithinFrom(dates, ago(span));
}

/** The date is not for certain outside of the days from one to today. @param start an expression of a Date */
export function mayBeWithinFrom({ paths, written = paths, otherwise }: Dates, start: string): string {
  const out = (path: string) => `${path} < ${start} or ${path} > today()`;
  return notForCertain([
    ...paths.map(out),
    ...(otherwise ? [`(${missing(written)} and (${out(otherwise)}))`] : []),
  ]);
}

/** The date is a span ago or earlier, for certain. */
export function earlier({ paths, otherwise }: Dates, span: Span): string {
  const lies = (path: string) => `${path} < ${ago(span)} + 1 day`;
  return oneOf([...paths.map(lies), ...(otherwise ? [`(${missing(paths)} and ${lies(otherwise)})`] : [])]);
}

/** The date is not for certain later than a span ago; a record without a date is not. */
export function mayBeEarlier({ paths, otherwise }: Dates, span: Span): string {
  const out = (path: string) => `${path} > ${ago(span)}`;
  return notForCertain([
    ...paths.map(out),
    ...(otherwise ? [`(${missing(paths)} and ${out(otherwise)})`] : []),
  ]);
}

/** One of all dates lies in the span up to today, for certain: recorded or begun. */
export function anyWithin({ paths, otherwise }: Dates, span: Span): string {
  return within({ paths: [...paths, ...(otherwise ? [otherwise] : [])] }, span);
}

/** One of all dates is not for certain outside of the span up to today, or there is none. */
export function anyMayBeWithin({ paths, otherwise }: Dates, span: Span): string {
  const all = [...paths, ...(otherwise ? [otherwise] : [])];
  const may = (path: string) => `(${path}.hasValue() and ${mayBeWithin({ paths: [path] }, span)})`;
  return oneOf([...all.map(may), missing(all)]);
}

/** Today less a span: `today() - 3 months`. */
export function ago({ count, unit }: Span): string {
  return `today() - ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** None of the paths has a value. */
function missing(paths: readonly string[]): string {
  return `(${paths.map((path) => `${path}.hasValue()`).join(' or ')}).not()`;
}

function notForCertain(statements: readonly string[]): string {
  return `((${statements.join(' or ')}) ~ true).not()`;
}

function oneOf(statements: readonly string[]): string {
  return statements.length === 1 ? (statements[0] as string) : `(${statements.join(' or ')})`;
}
