import type { LastingFact } from '../fact.ts';
import { and, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import { calendarDay } from './calendarDay.ts';
import type { CodeTerms } from './codeTerms.ts';
import { inCodes } from './inCodes.ts';
import { newestDay } from './newestDay.ts';
import { procedure } from './procedure.ts';
import { recordFact } from './recordFact.ts';
import type { Reading } from './recordReading.ts';

/** A Procedure that was not undone; whatever came later, one that counts is a reason to ask. */
export function lastingFact(
  { codes, unless }: LastingFact,
  reading: Reading,
  since: Span | undefined,
  terms: CodeTerms,
): Predicate {
  const done = recordFact({ kind: 'record', type: 'Procedure', codes }, reading, since, terms);
  const undone = inCodes(procedure.concepts, unless, 'counted', terms);
  if (reading === 'counted' || undone === undefined) return done;
  // Where there is none, it is never done, and stays so.
  const coded = inCodes(procedure.concepts, codes, 'definite', terms) as string;
  const own = calendarDay(procedure.dates?.paths ?? []);
  const records = `%procedures.where(${undone}).where(${procedure.standing.counted.join(' and ')})`;
  const notBefore = `${records}.where(((${own} < ${newestDay(coded, 'definite')}) ~ true).not())`;
  return and(done, { kind: 'leaf', text: `${notBefore}.empty()`, negated: `${notBefore}.exists()` });
}
