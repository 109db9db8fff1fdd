import type { Bundle, FhirResource } from 'fhir/r4.js';

/** A resource as it came, with the url that its Bundle gives it. */
export interface Entry {
  readonly resource: FhirResource;
  readonly fullUrl: string | undefined;
}

/** The resource itself, or all that a Bundle holds, Bundles in Bundles included. */
export function entriesOf(resource: FhirResource): Entry[] {
  if (resource.resourceType !== 'Bundle') return [{ resource, fullUrl: undefined }];
  return (
    (resource as Bundle).entry?.flatMap(({ resource: inner, fullUrl }) =>
      inner
        ? entriesOf(inner as FhirResource).map((entry) => ({ ...entry, fullUrl: entry.fullUrl ?? fullUrl }))
        : [],
    ) ?? []
  );
}

/** The resource that a literal reference leads to, inside its container or among the entries. */
export function findEntry(
  reference: string,
  container: FhirResource,
  entries: readonly Entry[],
): FhirResource | undefined {
  const current = reference.replace(/\/_history\/.*$/, '');
  if (current.startsWith('#')) {
    const { contained = [] } = container as { contained?: FhirResource[] };
    return contained.find(({ id }) => `#${id}` === current);
  }
  return entries.find(({ resource, fullUrl }) => {
    const literal = `${resource.resourceType}/${resource.id}`;
    return (
      fullUrl === current ||
      literal === current ||
      (!fullUrl && resource.id && current.endsWith(`/${literal}`))
    );
  })?.resource;
}
