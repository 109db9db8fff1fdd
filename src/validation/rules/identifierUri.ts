import { isAbsolute } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/**
 * An identifier of the system of all uris is a uri with its scheme. The system of an identifier is a urn or a url of the web, as the
 * official validator reads it: a mail address or a file names no system.
 */
export const identifierUri: Rule = {
  code: 'identifier-uri',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Identifier',
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Identifier')) {
      const { system, value } = isObject(typed.value) ? typed.value : {};
      if (typeof system === 'string' && isAbsolute(system) && !/^(?:https?|urn|ldap):/.test(system)) {
        yield {
          message: `Found the system "${system}", expected one that begins with http:, https: or urn:.`,
          fhirPath: `${fhirPathOf(typed)}.system`,
        };
      }
      if (system !== 'urn:ietf:rfc:3986' || typeof value !== 'string' || isAbsolute(value)) continue;
      yield {
        message: `Found the value "${value}" in the system urn:ietf:rfc:3986, expected a whole uri with its scheme.`,
        fhirPath: `${fhirPathOf(typed)}.value`,
      };
    }
  },
};
