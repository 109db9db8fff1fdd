import type { AgeFact, SexFact } from '../fact.ts';
import { and, type Predicate } from '../predicate.ts';
import type { Reading } from './recordReading.ts';

const birth = '%subject.birthDate';

/**
 * Age in completed years; `< ... + 1 day` is `<=` that also decides a month or a year which ends on that day. A birth date of lower
 * precision that may give the age is counted, and so is one that is still to come; a missing one is neither.
 */
export function ageFact({ band: { from, below } }: AgeFact, reading: Reading): Predicate {
  const lowest = from === undefined ? undefined : `today() - ${from} years`;
  const beyond = below === undefined ? undefined : `today() - ${below} years`;
  if (reading === 'definite')
    return known([
      ...(lowest ? [`${birth} < ${lowest} + 1 day`] : [notToCome(birth)]),
      ...(beyond ? [`${birth} > ${beyond}`] : []),
    ]);
  return and(
    birthKnown,
    ...(lowest ? [leaf(`((${birth} > ${lowest}) ~ true).not()`, `(${birth} > ${lowest}) ~ true`)] : []),
    ...(beyond
      ? [leaf(`((${birth} < ${beyond} + 1 day) ~ true).not()`, `(${birth} < ${beyond} + 1 day) ~ true`)]
      : []),
  );
}

/** Administrative gender as recorded. */
export function sexFact({ gender }: SexFact): Predicate {
  return known([`%subject.gender = '${gender}'`]);
}

/** Dead by either form of `deceased[x]`. A date that is still to come is counted. */
export function deceasedFact(reading: Reading): Predicate {
  const dated = '((%subject.deceased is dateTime) ~ true)';
  const past = `(${dated} and ${notToCome('(%subject.deceased as dateTime)')})`;
  return leaf(`(((%subject.deceased as boolean) ~ true) or ${reading === 'definite' ? past : dated})`);
}

/** Not for certain after today. */
function notToCome(date: string): string {
  return `((${date} > today()) ~ true).not()`;
}

/** The birth date is there, so that absence of an age means something. */
export const birthKnown: Predicate = leaf(`${birth}.hasValue()`, `${birth}.hasValue().not()`);

/** The gender is there and is not "unknown". */
export const genderKnown: Predicate = known(["%subject.gender != 'unknown'"]);

/** It is said whether the patient lives. */
export const deceasedKnown: Predicate = known([
  '(%subject.deceased is boolean) or (%subject.deceased is dateTime)',
]);

/** True only where all is true; a missing element is false. */
function known(statements: readonly string[]): Predicate {
  return leaf(`(${statements.join(' and ')}) ~ true`);
}

function leaf(text: string, negated = `(${text}).not()`): Predicate {
  return { kind: 'leaf', text, negated };
}
