import type { SinceFact } from '../fact.ts';
import { never, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import { calendarDay } from './calendarDay.ts';
import type { CodeTerms } from './codeTerms.ts';
import { condition } from './condition.ts';
import { ago, type Dates, mayBeWithinFrom, withinFrom } from './days.ts';
import { inCodes } from './inCodes.ts';
import { newestDay } from './newestDay.ts';
import { procedure } from './procedure.ts';
import { begunWithin } from './recordFact.ts';
import type { Reading } from './recordReading.ts';
import { someRecord } from './someRecord.ts';

const { paths, otherwise } = condition.dates as Dates;
/** Both ways to write an onset as one day: what it is compared with is long. */
const begun: Dates = {
  paths: [calendarDay(paths)],
  written: paths,
  ...(otherwise !== undefined && { otherwise }),
};

/** A Condition that began on or after the day of the newest Procedure, or within a span where no such Procedure is dated. */
export function sinceFact(
  fact: SinceFact,
  reading: Reading,
  since: Span | undefined,
  terms: CodeTerms,
): Predicate {
  const coded = inCodes(condition.concepts, fact.codes, reading, terms);
  if (coded === undefined) return never;
  const done = inCodes(procedure.concepts, fact.procedure, 'counted', terms);
  const start = done === undefined ? ago(fact.otherwise) : newestDay(done, 'counted', ago(fact.otherwise));
  const filters = [
    ...condition.standing[reading],
    (reading === 'definite' ? withinFrom : mayBeWithinFrom)(begun, start),
    // A Condition has dates, so there is something to say of them.
    ...(since ? [begunWithin(condition, since, reading) as string] : []),
  ];
  return someRecord('conditions', filters, [coded]);
}
