import type { Span } from '../span.ts';
import type { Definitions } from './definitions.ts';

/** A date or time of a FHIR element as the calendar day it is written in: `date from C.recordedDate.value`. */
export function dayOf(element: string): string {
  return `date from ${element}.value`;
}

/** Days of a choice that dates by a dateTime or by the start of a Period; null for the other types. */
export function daysOfChoice(element: string): readonly string[] {
  return [dayOf(`(${element} as FHIR.dateTime)`), dayOf(`(${element} as FHIR.Period)."start"`)];
}

/** The first of several days that is there. */
export function firstDay(days: readonly string[]): string {
  return days.length === 1 ? (days[0] as string) : `Coalesce(${days.join(', ')})`;
}

/** Today less a span: `Today() - 3 months`. */
export function ago({ count, unit }: Span): string {
  return `Today() - ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** One of the days is after today, as far as it is precise. */
export function future(definitions: Definitions, days: readonly string[]): string {
  const name = definitions.function(
    'Is after today',
    'dates List<Date>',
    'exists (dates D where D after Today())',
    'Records of the future do not count, and a list that holds one is not complete',
  );
  return `${name}({ ${days.join(', ')} })`;
}

/** The day lies in the span up to today, both ends included, for certain. */
export function within(definitions: Definitions, day: string, span: Span): string {
  return `${isWithin(definitions)}(${day}, ${ago(span)})`;
}

/** The function that tells whether a day lies between an earliest one and today. */
export function isWithin(definitions: Definitions): string {
  return definitions.function(
    'Is within',
    'written Date, earliest Date',
    'Coalesce(written after earliest - 1 day and written before Today() + 1 day, false)',
    'For certain, both ends included; so written, a whole month inside counts and one that straddles an end does not',
  );
}

/** The day is not for certain outside of the span up to today; no day is not. */
export function mayBeWithin(definitions: Definitions, day: string, span: Span): string {
  return `${isMaybeWithin(definitions)}(${day}, ${ago(span)})`;
}

/** The function that tells whether a day is not for certain outside of those from an earliest one to today. */
export function isMaybeWithin(definitions: Definitions): string {
  return definitions.function(
    'May be within',
    'written Date, earliest Date',
    'not Coalesce(written before earliest or written after Today(), false)',
    'Not for certain outside; true without a day',
  );
}

/** The day is a span ago or earlier, for certain. */
export function earlier(_: Definitions, day: string, span: Span): string {
  return `Coalesce(${day} before ${ago(span)} + 1 day, false)`;
}

/** The day is not for certain later than a span ago; no day is not. */
export function mayBeEarlier(_: Definitions, day: string, span: Span): string {
  return `not Coalesce(${day} after ${ago(span)}, false)`;
}

/**
 * A dateTime as a moment to compare: lower precision stands at its start, in UTC, and what has no date comes before all. Engines
 * compare moments of one precision without doubt.
 */
export function moment(definitions: Definitions, times: readonly string[]): string {
  const name = definitions.function(
    'Moment',
    'written DateTime',
    'if written is null then DateTime(1, 1, 1, 0, 0, 0, 0, 0.0)\n' +
      '    else DateTime(year from written, Coalesce(month from written, 1), Coalesce(day from written, 1), Coalesce(hour from written, 0),\n' +
      '      Coalesce(minute from written, 0), Coalesce(second from written, 0), Coalesce(millisecond from written, 0),\n' +
      '      if hour from written is null then 0.0 else timezoneoffset from written)',
    'To sort by: a date of lower precision stands at its start, in UTC; no date comes before all',
  );
  return `${name}(${firstOf(times)})`;
}

/**
 * A text that sorts as the moment does: its date and time in UTC. cql-execution sorts dateTimes by their texts, whatever their zones,
 * and takes no two of them for the same.
 */
export function sortKey(definitions: Definitions, times: readonly string[]): string {
  const at = moment(definitions, ['written']);
  const name = definitions.function(
    'Sort key',
    'written DateTime',
    `if written is null then '0'\n    else Substring(ToString(${at} - System.Quantity { value: (timezoneoffset from ${at}) * 60, unit: 'minutes' }), 0, 23)`,
    'In UTC: not every engine sorts by zones; no date comes before all',
  );
  return `${name}(${firstOf(times)})`;
}

function firstOf(times: readonly string[]): string {
  return times.length === 1 ? (times[0] as string) : `Coalesce(${times.join(', ')})`;
}
