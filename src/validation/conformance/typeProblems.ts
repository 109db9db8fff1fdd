import type { ElementDefinition } from 'fhir/r4.js';
import { loadDefinitions, loadExtensions } from '../../definitions/definitions.ts';
import type { Finding } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { typeDefined } from './typeDefined.ts';

/**
 * Profiles of an element's types that are profiles of another type, extensions at the place of the other kind, and references to what R4 does
 * not take.
 * @param targets the resource types to which R4 takes references here; none where it takes all
 */
export function* typeProblems(
  { type = [], path }: ElementDefinition,
  scope: Scope,
  targets: readonly string[],
): Iterable<Finding> {
  for (const [index, { code, profile = [], targetProfile = [] }] of type.entries()) {
    for (const [at, url] of profile.entries()) {
      const fhirPath = `.type[${index}].profile[${at}]`;
      const defined = typeDefined(url, scope);
      if (defined !== undefined && isAnother(defined, code))
        yield { message: `${url} is a profile of ${defined}, but the type here is ${code}.`, fhirPath };
      const { extensions } = loadExtensions();
      const extension = Object.hasOwn(extensions, url) ? extensions[url] : undefined;
      if (
        extension &&
        Boolean(extension.modifier) !== path.endsWith('.modifierExtension') &&
        /xtension$/.test(path)
      )
        yield {
          message: extension.modifier
            ? `${url} changes the meaning: it stands in modifierExtension.`
            : `${url} does not change the meaning: it stands in extension.`,
          fhirPath,
        };
    }
    for (const [at, url] of targetProfile.entries()) {
      const defined = typeDefined(url, scope);
      const isOpen = targets.length === 0 || targets.includes('Resource') || code !== 'Reference';
      if (
        defined === undefined ||
        defined === 'Resource' ||
        (isResource(defined) && (isOpen || targets.includes(defined)))
      )
        continue;
      yield {
        message: isOpen
          ? `${url} defines no resource.`
          : `R4 takes references to ${targets.join(', ')} here, not to ${defined}.`,
        fhirPath: `.type[${index}].targetProfile[${at}]`,
      };
    }
  }
}

/** True for a profile that cannot be one of a type: both are known, and neither stands for the other. */
function isAnother(defined: string, code: string): boolean {
  const { types } = loadDefinitions();
  if (!Object.hasOwn(types, code) || !Object.hasOwn(types, defined) || defined === code) return false;
  for (let at: string | undefined = defined; at !== undefined; at = types[at]?.base ?? types[at]?.constrains)
    if (at === code) return false;
  return true;
}

function isResource(type: string): boolean {
  return (
    loadDefinitions().types[type]?.kind !== 'complex-type' &&
    loadDefinitions().types[type]?.kind !== 'primitive-type'
  );
}
