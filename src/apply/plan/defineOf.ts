import type { Expression } from 'fhir/r4.js';
import { alternativesOf } from './alternativesOf.ts';

/** Languages whose text is the name of a define. */
export const defineLanguages: ReadonlySet<string> = new Set([
  'text/cql',
  'text/cql-identifier',
  'text/cql.identifier',
]);

/**
 * The CQL define that an expression is, or that stands beside it as its alternative, with the canonical of its library.
 * @param library of the plan, where the expression names none
 */
export function defineOf(
  expression: Expression,
  library: string | undefined,
): { readonly name: string; readonly library: string } | undefined {
  for (const { language = '', expression: name, reference = library } of [
    expression,
    ...alternativesOf(expression),
  ])
    if (defineLanguages.has(language) && name !== undefined && reference !== undefined)
      return { name, library: reference };
  return undefined;
}
