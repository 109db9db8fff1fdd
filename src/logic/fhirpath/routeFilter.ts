import type { CodeTerms } from './codeTerms.ts';
import { classesOf, codingsOf } from './codings.ts';
import type { Reading } from './recordReading.ts';

/**
 * The condition that one dosage of an order has a route of a list. Counted also takes a possible one and, where the order is
 * looked for by its drug, no coded route at all: most orders are written without. Undefined where no code could show it. The
 * codes always stand in the expression.
 * @param routes path of the CodeableConcepts
 * @param missing whether an order without a coded route counts
 */
export function routeFilter(
  routes: string,
  list: string,
  reading: Reading,
  missing: boolean,
  { codeSet }: CodeTerms,
): string | undefined {
  const codings = codingsOf(codeSet(list), classesOf[reading]);
  const there = codings && `${routes}.coding.where(${codings}).exists()`;
  if (reading === 'definite' || !missing) return there;
  const none = `${routes}.coding.code.empty()`;
  return there ? `(${there} or ${none})` : none;
}
