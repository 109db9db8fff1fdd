import type { Leaf } from '../predicate.ts';

/** A leaf over the records of one list: one of them passes the filters and one of the tests. */
export interface SomeRecord {
  readonly kind: 'some-record';
  readonly variable: string;
  readonly filters: readonly string[];
  /** Conditions on the codes, or-ed; none for any code. */
  readonly tests: readonly string[];
}

/**
 * One of the records of a list variable passes all filters and, if there are tests, one of them. Its negation is an empty list:
 * no engine finds that empty itself.
 */
export function someRecord(
  variable: string,
  filters: readonly string[],
  tests: readonly string[] = [],
): Leaf {
  const shape: SomeRecord = { kind: 'some-record', variable, filters, tests };
  // Codes first: engines do not stop at the first part of an `and` that is false, and few records pass.
  const coded = tests.length > 0 ? `.where(${tests.join(' or ')})` : '';
  const records = `%${variable}${coded}.where(${filters.join(' and ')})`;
  return { kind: 'leaf', text: `${records}.exists()`, negated: `${records}.empty()`, shape };
}
