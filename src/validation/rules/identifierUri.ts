import { isAbsolute } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** An identifier of the system of all uris is a uri with its scheme. */
export const identifierUri: Rule = {
  code: 'identifier-uri',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#Identifier',
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Identifier')) {
      const { system, value } = isObject(typed.value) ? typed.value : {};
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
