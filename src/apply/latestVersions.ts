import type { BundleEntry } from 'fhir/r4.js';

/**
 * The entries of a history, each resource in its latest version; what was deleted last is not there. The latest is the one that was
 * updated last, and where that is not said the first: the newest stand first.
 * https://hl7.org/fhir/R4/http.html#history
 */
export function latestVersions(entries: readonly BundleEntry[]): readonly BundleEntry[] {
  const latest = new Map<string, BundleEntry>();
  const nameless: BundleEntry[] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = key === undefined ? undefined : latest.get(key);
    if (key === undefined) nameless.push(entry);
    else if (!known || isLater(entry, known)) latest.set(key, entry);
  }
  return [...latest.values(), ...nameless].filter((entry) => entry?.request?.method !== 'DELETE');
}

/** `Type/id`, from the resource or from the request that made the version. */
function keyOf(entry: BundleEntry | null): string | undefined {
  const { resource, request, fullUrl } = entry ?? {};
  if (resource?.id !== undefined) return `${resource.resourceType}/${resource.id}`;
  const [literal] = /[^/?]+\/[^/?]+$/.exec(request?.url ?? '') ?? [];
  return literal ?? (typeof fullUrl === 'string' ? /[^/]+\/[^/]+$/.exec(fullUrl)?.[0] : undefined);
}

function isLater(one: BundleEntry, other: BundleEntry): boolean {
  const [time, known] = [one, other].map(({ resource, response }) =>
    Date.parse(resource?.meta?.lastUpdated ?? response?.lastModified ?? ''),
  );
  return (time as number) > (known as number);
}
