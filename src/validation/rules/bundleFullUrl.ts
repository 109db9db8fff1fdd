import type { BundleEntry } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { isAbsolute, isBundle } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Bundles whose entries need no fullUrl: a server gives them one, or gave none. */
const without = new Set(['transaction', 'batch', 'transaction-response', 'batch-response']);

/** The fullUrls of entries. */
export const bundleFullUrl: Rule = {
  code: 'bundle-full-url',
  group: 'bundles',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl',
  wants:
    "An entry with a resource has a fullUrl, except in transactions and batches. It is absolute, and where it has the form of a server's url (…/Type/id) it ends with type and id of the resource.",
  why: 'References inside the Bundle are resolved by fullUrl: without it, or with a wrong one, they lead nowhere.',
  example: {
    faulty: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'Patient/1', resource: { resourceType: 'Patient', id: '1' } }],
    },
    mended: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { fullUrl: 'http://example.org/fhir/Patient/1', resource: { resourceType: 'Patient', id: '1' } },
      ],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isBundle(typed.value)) continue;
      const required = !without.has(typed.value.type);
      const isAnswer = typed.value.type?.endsWith('-response');
      for (const [index, entry] of (typed.value.entry ?? []).entries()) {
        const message = problemOf(entry, required) ?? (isAnswer ? undefined : relativeProblem(entry));
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
  if (/^https?:[^?#]*[?#]/.test(fullUrl) && resource)
    return `The fullUrl ${fullUrl} is a search or a part of something, expected the url of the resource.`;
  const [, type, id] = /^https?:.*\/([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(fullUrl) ?? [];
  if (type === undefined || !isResourceType(type) || typeof resource?.resourceType !== 'string')
    return undefined;
  if (type === resource.resourceType && id === resource.id) return undefined;
  const wanted = `${resource.resourceType}/${typeof resource.id === 'string' ? resource.id : 'id'}`;
  return `The fullUrl ${fullUrl} has the form of a server's url, but does not end with ${wanted}, type and id of the resource.`;
}

/** What a relative reference leads to depends on the fullUrl of the entry it stands in. https://hl7.org/fhir/R4/bundle.html#references */
function relativeProblem({ fullUrl, resource }: BundleEntry): string | undefined {
  const reference = fullUrl === undefined && resource ? relativeReference(resource) : undefined;
  return reference === undefined
    ? undefined
    : `The entry has no fullUrl and refers to ${reference}: without it a relative reference leads nowhere.`;
}

/** The first relative reference in a resource; those in inner Bundles belong there. */
function relativeReference(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { reference, resourceType } = value as { reference?: unknown; resourceType?: unknown };
  if (resourceType === 'Bundle') return undefined;
  if (typeof reference === 'string' && /^[A-Z][A-Za-z]+\/[^?]*$/.test(reference)) return reference;
  for (const inner of Object.values(value)) {
    const found = relativeReference(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
