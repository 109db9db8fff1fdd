import type { RecordFact, When } from '../fact.ts';
import type { Span } from '../span.ts';
import { codeFunction } from './codes.ts';
import { earlier, firstDay, mayBeEarlier, mayBeWithin, within } from './days.ts';
import type { Definitions } from './definitions.ts';
import type { NamedCodes } from './namedCodes.ts';
import { countedRecords, definiteRecords } from './recordDefines.ts';
import { allOf, type RecordTongue } from './recordTongue.ts';
import { recordTongues } from './recordTongues.ts';

/**
 * That there is a record of the fact in one of its readings; undefined where no code fits.
 * @param also a further condition on the record `R`
 */
export function recordCql(
  definitions: Definitions,
  fact: RecordFact,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codesOf: (id: string) => NamedCodes,
  also?: string,
): string | undefined {
  const tongue = recordTongues[fact.type];
  const test = fact.codes === undefined ? 'any' : codeTest(definitions, codesOf(fact.codes), reading);
  const routed = fact.route === undefined ? 'any' : routeCql(definitions, fact, reading, codesOf(fact.route));
  if (test === undefined || routed === undefined) return undefined;
  const records =
    reading === 'definite'
      ? definiteRecords(definitions, fact.type, fact.when)
      : countedRecords(definitions, fact.type);
  const timely = fact.when ? whenCql(definitions, tongue, fact.when, reading) : undefined;
  if (timely === 'false') return undefined;
  const conditions = [
    ...(test === 'any' ? [] : [tongue.hasCode(test)]),
    ...(routed === 'any' ? [] : [routed]),
    ...(timely && timely !== 'true' ? [timely] : []),
    ...(also === undefined ? [] : [also]),
    ...(since ? newSinceCql(definitions, tongue, since) : []),
  ];
  return conditions.length === 0
    ? `exists ${records}`
    : `exists (${records} R\n    where ${allOf(...conditions)})`;
}

function codeTest(definitions: Definitions, { codes, title }: NamedCodes, reading: 'definite' | 'counted') {
  const classes = reading === 'definite' ? (['definite'] as const) : (['definite', 'possible'] as const);
  return codeFunction(definitions, codes, title, classes);
}

/** A dosage has a route of the list; counted: or none has a coded route, where the order is looked for by its drug. */
function routeCql(
  definitions: Definitions,
  { type, codes }: RecordFact,
  reading: 'definite' | 'counted',
  routes: NamedCodes,
): string | undefined {
  const { dosages } = recordTongues[type];
  if (dosages === undefined) throw new Error(`${type} has no routes`);
  const test = codeTest(definitions, routes, reading);
  const there = test && `exists ((${dosages}) D where ${test}(D.route))`;
  if (reading === 'definite' || codes === undefined) return there;
  const none = `not exists ((${dosages}) D where exists (D.route.coding K where K.code.value is not null))`;
  return there ? `(${there}\n        or ${none})` : none;
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
function newSinceCql(
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
