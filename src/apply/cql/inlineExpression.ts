import type { Catalog } from '../../artifact.ts';
import { cqlIdentity, cqlTextOf } from './libraryText.ts';

/** The define that an expression becomes. */
export const inlineDefine = 'return';

/**
 * The library around an expression in CQL, as the reference engine makes it: with FHIRHelpers, with the libraries of the plan under their
 * own names, and with a parameter for each `%name` that the expression reads.
 * @param canonicals the libraries of the plan; those that the text does not name are left out
 * @param types the type in CQL of each `%name` that has a value
 */
export function inlineExpression(
  text: string,
  canonicals: readonly string[],
  types: Readonly<Record<string, string>>,
  catalog: Catalog,
): string {
  const included = canonicals.flatMap((canonical) => {
    const library = catalog.byCanonical(canonical)?.resource;
    if (library?.resourceType !== 'Library') return [];
    const { name, version } = cqlIdentity(library);
    if (!text.includes(name)) return [];
    if (cqlTextOf(library) === undefined)
      throw new Error(
        `it names ${name}, and the library ${canonical} holds no CQL text, which an expression is compiled with`,
      );
    return [`include "${name}"${version === undefined ? '' : ` version '${version}'`} called "${name}"`];
  });
  const parameters = Object.entries(types)
    .filter(([name]) => reads(text, name))
    .map(([name, type]) => `parameter "%${name}" ${type}`);
  return [
    "library expression version '1.0.0'",
    "using FHIR version '4.0.1'",
    "include FHIRHelpers version '4.0.1' called FHIRHelpers",
    ...included,
    ...parameters,
    'context Patient',
    `define "${inlineDefine}":`,
    text,
    '',
  ].join('\n');
}

function reads(text: string, name: string): boolean {
  return /^\w+$/.test(name) && new RegExp(`%(?:${name}\\b|["'\`]${name}["'\`])`).test(text);
}
