import type { CodeSet } from '../codeSet.ts';
import type { RecordFact, When } from '../fact.ts';
import type { Span } from '../span.ts';
import { codeFunction } from './codes.ts';
import { earlier, firstDay, mayBeEarlier, mayBeWithin, within } from './days.ts';
import type { Definitions } from './definitions.ts';
import { countedRecords, definiteRecords } from './recordDefines.ts';
import { allOf, type RecordTongue } from './recordTongue.ts';
import { recordTongues } from './recordTongues.ts';

/** That there is a record of the fact in one of its readings; undefined where no code fits. */
export function recordCql(
  definitions: Definitions,
  fact: RecordFact,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  set: { readonly codes: CodeSet; readonly title: string } | undefined,
): string | undefined {
  const tongue = recordTongues[fact.type];
  const test =
    set &&
    codeFunction(
      definitions,
      set.codes,
      set.title,
      reading === 'definite' ? ['definite'] : ['definite', 'possible'],
    );
  if (set && !test) return undefined;
  const records =
    reading === 'definite'
      ? definiteRecords(definitions, fact.type, fact.when)
      : countedRecords(definitions, fact.type);
  const timely = fact.when ? whenCql(definitions, tongue, fact.when, reading) : undefined;
  if (timely === 'false') return undefined;
  const conditions = [
    ...(test ? [tongue.hasCode(test)] : []),
    ...(timely && timely !== 'true' ? [timely] : []),
    ...(since ? sinceCql(definitions, tongue, since) : []),
  ];
  return conditions.length === 0
    ? `exists ${records}`
    : `exists (${records} R\n    where ${allOf(...conditions)})`;
}

/** The record was in time, for certain (definite) or not for certain outside (counted). */
function whenCql(
  definitions: Definitions,
  { dated, draft }: RecordTongue,
  { kind, span }: When,
  reading: 'definite' | 'counted',
): string {
  // Its span is part of the definite reading; the counted one has none.
  if (kind === 'acute') return 'true';
  // Orders being placed are of today.
  if (draft) return kind === 'within' ? 'true' : 'false';
  if (dated.length === 0) return reading === 'counted' ? 'true' : 'false';
  const day = firstDay(dated);
  const [certain, possible] = kind === 'within' ? [within, mayBeWithin] : [earlier, mayBeEarlier];
  return (reading === 'definite' ? certain : possible)(definitions, day, span);
}

/** Recorded or begun within the time, or without any date. */
function sinceCql(
  definitions: Definitions,
  { begunOrRecorded }: RecordTongue,
  since: Span,
): readonly string[] {
  if (begunOrRecorded.length === 0) return [];
  const [one, ...others] = begunOrRecorded as readonly [string, ...string[]];
  if (others.length === 0) return [mayBeWithin(definitions, one, since)];
  // A missing date is no reason to take the other one for recent.
  const some = begunOrRecorded.map(
    (day) => `(${day} is not null and ${mayBeWithin(definitions, day, since)})`,
  );
  const none = begunOrRecorded.map((day) => `${day} is null`).join(' and ');
  return [`(${some.join('\n        or ')}\n        or (${none}))`];
}
