import type { Expression, FhirResource } from 'fhir/r4.js';
import type { CqlEngine } from '../cql/cqlEngine.ts';
import { tailOf } from '../cql/libraryText.ts';
import { NotRunnable } from './notRunnable.ts';
import type { Scope } from './scope.ts';

type Text = Expression & { readonly expression: string };

const defineLanguages: ReadonlySet<string> = new Set(['text/cql-identifier', 'text/cql.identifier']);
const inlineLanguages: ReadonlySet<string> = new Set(['text/cql-expression', 'text/cql.expression']);

/**
 * The values of an expression in one of the languages of CQL, undefined for other languages. `text/cql` is the name of a define, or
 * `Library.define`, or, where the expression names no library, CQL itself: as the reference engine reads it, which takes all with a dot
 * for CQL.
 * @throws NotRunnable where nothing here can run it; Error where it fails
 */
export async function cqlValues(
  expression: Text,
  scope: Scope,
  cql: CqlEngine,
): Promise<readonly unknown[] | undefined> {
  const { language = '', expression: text, reference } = expression;
  const libraries = reference === undefined ? (scope.libraries ?? []) : [reference];
  if (inlineLanguages.has(language)) return inline(text, scope, libraries, cql);
  if (defineLanguages.has(language)) return defined(text, libraries, cql);
  if (language !== 'text/cql') return undefined;
  const found = (await named(text, libraries, cql)) ?? (await qualified(text, libraries, cql));
  if (found) return found;
  if (reference !== undefined || !isMoreThanName(text)) return defined(text, libraries, cql);
  return inline(text, scope, libraries, cql);
}

async function defined(
  text: string,
  libraries: readonly string[],
  cql: CqlEngine,
): Promise<readonly unknown[]> {
  if (libraries.length === 0) throw new Error('neither the expression nor its plan names a library');
  const found = await named(text, libraries, cql);
  if (found) return found;
  throw new Error(`the library ${libraries.join(' or ')} has no define "${text}"`);
}

/** The first library that has the define. */
async function named(text: string, libraries: readonly string[], cql: CqlEngine) {
  for (const library of libraries) {
    const values = await cql.define(library, text);
    if (values) return values;
  }
  return undefined;
}

/** `Library.define`, either of them in double quotes. */
async function qualified(text: string, libraries: readonly string[], cql: CqlEngine) {
  const [, , quoted, plain = quoted, , inQuotes, define = inQuotes] =
    /^\s*("([^"]+)"|([A-Za-z_]\w*))\s*\.\s*("([^"]+)"|([A-Za-z_]\w*))\s*$/.exec(text) ?? [];
  const library = libraries.find((one) => tailOf(one) === plain);
  return library !== undefined && define !== undefined ? cql.define(library, define) : undefined;
}

/** Whether a text does more than to name something. */
function isMoreThanName(text: string): boolean {
  return /[.()[\]{}<>=%]|\b(?:exists|and|or|not|null|true|false)\b/.test(text);
}

function inline(text: string, { context, resource }: Scope, libraries: readonly string[], cql: CqlEngine) {
  if (text.trim() === '') throw new NotRunnable('it is empty');
  return cql.expression(text, libraries, { context, resource: (resource ?? context) as FhirResource });
}
