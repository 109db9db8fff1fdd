import type { SinceFact } from '../fact.ts';
import type { Span } from '../span.ts';
import { codeFunction } from './codes.ts';
import { conditionTongue } from './conditionTongue.ts';
import { ago, firstDay, isMaybeWithin, isWithin } from './days.ts';
import type { Definitions } from './definitions.ts';
import type { NamedCodes } from './namedCodes.ts';
import { newestProcedureDay } from './newestProcedure.ts';
import { recordCql } from './recordCql.ts';

/** That a Condition began on or after the day of the newest Procedure of a list; undefined where no code fits. */
export function sinceCql(
  definitions: Definitions,
  fact: SinceFact,
  name: string,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codesOf: (id: string) => NamedCodes,
): string | undefined {
  const start = startOf(definitions, fact, name, codesOf(fact.procedure));
  const test = reading === 'definite' ? isWithin(definitions) : isMaybeWithin(definitions);
  const timely = `${test}(${firstDay(conditionTongue.dated)}, ${start})`;
  const recorded = { kind: 'record', type: 'Condition', codes: fact.codes } as const;
  return recordCql(definitions, recorded, reading, since, codesOf, timely);
}

/** A define that holds the first day that counts; null where the newest Procedure is not dated to the day. */
function startOf(
  definitions: Definitions,
  { otherwise }: SinceFact,
  name: string,
  { codes, title }: NamedCodes,
): string {
  const done = codeFunction(definitions, codes, title, ['definite', 'possible']);
  if (done === undefined) return ago(otherwise);
  const newest = newestProcedureDay(definitions, `Procedure ${title}: newest counted, day`, done, 'counted');
  return definitions.define(
    `${name}: from`,
    `if ${newest} is null then ${ago(otherwise)}\n    else if day from ${newest} is null then null\n    else ${newest}`,
    'Where the newest is not dated to the day, no day is known to be later',
  );
}
