import type { BundleEntry, FhirResource } from 'fhir/r4.js';

/** The made-up server that the records of cases lie on. */
export const caseServer = 'http://example.org/fhir';

/** A record as an entry of a Bundle, with its url on that server. */
export function caseEntry(resource: FhirResource): BundleEntry {
  return { fullUrl: `${caseServer}/${resource.resourceType}/${resource.id}`, resource };
}
