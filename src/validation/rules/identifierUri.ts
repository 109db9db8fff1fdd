import { isAbsolute } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Identifiers of the system of all uris. */
export const identifierUri: Rule = {
  code: 'identifier-uri',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Identifier',
  wants:
    'An identifier of the system urn:ietf:rfc:3986 has a uri with its scheme as its value; the system of an identifier is a urn or a url of the web.',
  why: 'Whoever searches for the uri does not find the bare number.',
  example: {
    faulty: { resourceType: 'Patient', identifier: [{ system: 'urn:ietf:rfc:3986', value: '1.2.40.0.34' }] },
    mended: {
      resourceType: 'Patient',
      identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.40.0.34' }],
    },
  },
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
      if (system !== 'urn:ietf:rfc:3986' || typeof value !== 'string') continue;
      if (isAbsolute(value) && !isBrokenUrn(value)) continue;
      yield {
        message: `Found the value "${value}" in the system urn:ietf:rfc:3986, expected ${isAbsolute(value) ? 'an OID or UUID in its own form' : 'a whole uri with its scheme'}.`,
        fhirPath: `${fhirPathOf(typed)}.value`,
        ...(isAbsolute(value) && { severity: 'warning' as const }),
      };
    }
  },
};

/** True for `urn:oid:` and `urn:uuid:` before what is none. */
function isBrokenUrn(value: string): boolean {
  if (value.startsWith('urn:oid:')) return !/^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/.test(value);
  return (
    value.startsWith('urn:uuid:') &&
    !/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  );
}
