import type { BundleEntry } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { isAbsolute, isBundle } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Bundles whose entries need no fullUrl: a server gives them one, or gave none. */
const without = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);

/**
 * An entry with a resource has a fullUrl, except in transactions and batches; it is absolute, and where it has the form of
 * a server's url (`…/Type/id`) it ends with type and id of the resource.
 */
export const bundleFullUrl: Rule = {
  code: 'bundle-full-url',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl',
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isBundle(typed.value)) continue;
      const required = !without.has(typed.value.type);
      for (const [index, entry] of (typed.value.entry ?? []).entries()) {
        const message = problemOf(entry, required);
        if (message) yield { message, fhirPath: `${fhirPathOf(typed)}.entry[${index}]` };
      }
    }
  },
};

function problemOf({ fullUrl, resource }: BundleEntry, required: boolean): string | undefined {
  if (fullUrl === undefined) {
    return required && resource
      ? 'The entry has no fullUrl: outside transactions and batches it names the resource.'
      : undefined;
  }
  if (!isAbsolute(fullUrl)) {
    return `Found the relative fullUrl "${fullUrl}", expected an absolute one (a server's url, or urn:uuid:…).`;
  }
  const [, type, id] = /^https?:.*\/([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(fullUrl) ?? [];
  if (type === undefined || !isResourceType(type) || typeof resource?.resourceType !== 'string')
    return undefined;
  if (type === resource.resourceType && id === resource.id) return undefined;
  const wanted = `${resource.resourceType}/${resource.id ?? 'id'}`;
  return `The fullUrl ${fullUrl} has the form of a server's url, but does not end with ${wanted}, type and id of the resource.`;
}
