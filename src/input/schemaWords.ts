import type { ErrorObject } from 'ajv';
import { breachWords, type Described } from './breachWords.ts';
import { resembles } from './resembles.ts';

/** A breach of a schema in words, with the path of the value and, for a wrong key, the key. */
export interface SchemaBreach {
  readonly path: readonly (string | number)[];
  readonly key?: string;
  readonly message: string;
  /** True when the value lacks the shape that reading on would need. */
  readonly malformed: boolean;
}

/** What stands in the file for a scalar: `1e3`, where the value is 1000. */
export type Printed = (path: readonly (string | number)[]) => string | undefined;

/**
 * Puts ajv's errors into words an author understands. Of an `oneOf` only the alternative that the value seems to mean is
 * reported: the one that knows most of its keys. A misspelt key is one breach, not a missing and an unknown one.
 */
export function schemaWords(
  errors: readonly ErrorObject[],
  printed: Printed = () => undefined,
): SchemaBreach[] {
  const alternatives = errors.filter((error) => error.keyword === 'oneOf');
  const told = errors.filter((error) => {
    if (error.keyword === 'oneOf' && meant(error) !== undefined) return false;
    const nearest = alternatives.filter((oneOf) => within(error, oneOf)).sort(deepestFirst)[0];
    return nearest === undefined || belongs(error, nearest);
  });
  const misspelt = new Set(told.flatMap((error) => missingFor(error, told) ?? []));
  return told
    .filter((error) => !misspelt.has(error))
    .map((error) => {
      const path = pathOf(error);
      const missing = missingFor(error, told)?.params.missingProperty as string | undefined;
      const key =
        error.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : undefined;
      return {
        path,
        ...(key !== undefined && { key }),
        message: breachWords(error, path, printed(path), missing),
        malformed: missing !== undefined || /^(?:type|required|oneOf)$/.test(error.keyword),
      };
    });
}

/** The error about a required key that an unknown key of the same map seems to mean. */
function missingFor(error: ErrorObject, errors: readonly ErrorObject[]): ErrorObject | undefined {
  if (error.keyword !== 'additionalProperties') return undefined;
  return errors.find(
    (other) =>
      other.keyword === 'required' &&
      other.instancePath === error.instancePath &&
      resembles(String(error.params.additionalProperty), String(other.params.missingProperty)),
  );
}

/** Whether an error was found while trying an alternative. */
function within(error: ErrorObject, oneOf: ErrorObject): boolean {
  return (
    error !== oneOf &&
    error.schemaPath.startsWith(`${oneOf.schemaPath}/`) &&
    `${error.instancePath}/`.startsWith(`${oneOf.instancePath}/`)
  );
}

/** A recursive schema has one path for all depths: an error belongs to the alternatives of its own depth. */
function deepestFirst(a: ErrorObject, b: ErrorObject): number {
  return b.instancePath.length - a.instancePath.length;
}

function belongs(error: ErrorObject, oneOf: ErrorObject): boolean {
  return error.schemaPath.startsWith(`${oneOf.schemaPath}/${meant(oneOf)}/`);
}

/** Index of the alternative that knows most keys of the value; undefined when none knows any. */
function meant(oneOf: ErrorObject): number | undefined {
  const value = oneOf.data;
  if (typeof value !== 'object' || value === null) return undefined;
  const known = (oneOf.schema as readonly Described[]).map(
    (option) => Object.keys(value).filter((key) => key in (option.properties ?? {})).length,
  );
  const most = Math.max(...known);
  return most === 0 ? undefined : known.indexOf(most);
}

function pathOf(error: ErrorObject): (string | number)[] {
  return error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
