import type { ErrorObject } from 'ajv';
import { patternWords } from './patternWords.ts';
import { excerpt } from './visible.ts';

/** The parts of a schema that words are taken from. */
export interface Described {
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
}

/**
 * One breach in words: what was found, what is allowed, how to mend it.
 * @param printed what stands in the file for a scalar
 * @param missing the required key that an unknown one seems to mean
 */
export function breachWords(
  error: ErrorObject,
  path: readonly (string | number)[],
  printed: string | undefined,
  missing: string | undefined,
): string {
  const schema = (error.parentSchema ?? {}) as Described;
  const name = path.length > 0 ? nameOf(path) : 'The file';
  const about = aboutOf(schema);
  const found = show(error.data, printed);
  switch (error.keyword) {
    case 'required':
      return requiredWords(error, schema);
    case 'additionalProperties':
      return unknownKeyWords(error, schema, missing);
    case 'type':
      return typeWords(error, name, about, found);
    case 'enum':
      return `${name} is ${found}; allowed: ${(error.schema as unknown[]).join(', ')}${about}.`;
    case 'oneOf':
      return `This must have one of the keys ${firstKeys(error).join(', ')}.`;
    case 'pattern':
      return `${name} is ${found}; expected: ${patternWords(String(error.schema))}${about}.`;
    case 'maxLength':
      return `${name} has ${String(error.data).length} characters; at most ${error.schema} fit${about}. Shorten it.`;
    case 'minLength':
      return `${name} is empty${about}. Fill it in, or leave the key out if it may be absent.`;
    case 'maxProperties':
      return `${name} has ${Object.keys(error.data as object).length} keys (${Object.keys(error.data as object).join(', ')}); at most ${error.schema} is meant${about}.`;
    case 'minItems':
    case 'minProperties':
      return `${name} needs at least ${error.schema} entr${error.schema === 1 ? 'y' : 'ies'}${about}.`;
    case 'uniqueItems':
      return `${name} holds the same entry twice${about}. Remove one.`;
    case 'minimum':
      return `${name} is ${found}; it must be ${error.schema} or more${about}.`;
    default:
      return `${name} ${error.message ?? 'is not as expected'}${about}.`;
  }
}

function nameOf(path: readonly (string | number)[]): string {
  const last = path.at(-1) as string | number;
  return typeof last === 'string' ? `"${last}"` : `Entry ${last + 1} of "${path.at(-2) ?? 'the list'}"`;
}

function aboutOf(schema: Described): string {
  return schema.description ? ` (${schema.description.replace(/\.$/, '')})` : '';
}

function requiredWords(error: ErrorObject, schema: Described): string {
  const key = String(error.params.missingProperty);
  return `The key "${key}" is missing${aboutOf(schema.properties?.[key] ?? {})}. Add it.`;
}

function unknownKeyWords(error: ErrorObject, schema: Described, missing: string | undefined): string {
  const key = excerpt(String(error.params.additionalProperty));
  if (missing !== undefined)
    return `The key "${key}" is not known here; is "${missing}" meant? Mend its spelling.`;
  const known = Object.keys(schema.properties ?? {});
  return `The key "${key}" is not known here; known: ${known.join(', ')}. Mend its spelling or remove it.`;
}

function typeWords(error: ErrorObject, name: string, about: string, found: string): string {
  const wanted = String(error.params.type);
  const expected = wanted
    .split(',')
    .map((type) => words[type] ?? type)
    .join(' or ');
  if (error.data === null) return `${name} has no value; ${expected} was expected${about}. Fill it in.`;
  const quotes =
    wanted === 'string' && typeof error.data !== 'object' ? ' Put it in quotes if text is meant.' : '';
  return `${name} is read as ${kindOf(error.data)} (${found}); ${expected} was expected${about}.${quotes}`;
}

function firstKeys(error: ErrorObject): string[] {
  return (error.schema as readonly Described[]).flatMap((option) => option.required?.[0] ?? []);
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : (words[typeof value] ?? typeof value);
}

function show(value: unknown, printed: string | undefined): string {
  const text = printed ?? (typeof value === 'object' ? JSON.stringify(value) : String(value));
  const short = excerpt(text, 50);
  return typeof value === 'string' ? `"${short}"` : short;
}
