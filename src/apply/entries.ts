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
  const { byName, byBareName } = placesIn(entries);
  const places = [byName.get(current)];
  for (let slash = current.indexOf('/'); slash >= 0; slash = current.indexOf('/', slash + 1))
    places.push(byBareName.get(current.slice(slash + 1)));
  const found = places.filter((place) => place !== undefined);
  return found.length === 0 ? undefined : entries[Math.min(...found)]?.resource;
}

/** The entry of a `fullUrl`, the first if there are several. */
export function entryAt(fullUrl: string, entries: readonly Entry[]): Entry | undefined {
  const place = placesIn(entries).byUrl.get(fullUrl);
  return place === undefined ? undefined : entries[place];
}

/** Where entries are first, so that each of many references is not looked for among all of them. */
interface Places {
  readonly byUrl: ReadonlyMap<string, number>;
  /** By `fullUrl` and by `Type/id`. */
  readonly byName: ReadonlyMap<string, number>;
  /** By `Type/id`, of those without a `fullUrl`: they are found under any base. */
  readonly byBareName: ReadonlyMap<string, number>;
}

const known = new WeakMap<readonly Entry[], Places>();

function placesIn(entries: readonly Entry[]): Places {
  const places = known.get(entries) ?? indexed(entries);
  known.set(entries, places);
  return places;
}

function indexed(entries: readonly Entry[]): Places {
  const byUrl = new Map<string, number>();
  const byName = new Map<string, number>();
  const byBareName = new Map<string, number>();
  const add = (places: Map<string, number>, name: string, place: number) => {
    if (!places.has(name)) places.set(name, place);
  };
  for (const [place, { resource, fullUrl }] of entries.entries()) {
    const literal = `${resource.resourceType}/${resource.id}`;
    if (fullUrl !== undefined) add(byUrl, fullUrl, place);
    if (fullUrl !== undefined) add(byName, fullUrl, place);
    add(byName, literal, place);
    if (!fullUrl && resource.id) add(byBareName, literal, place);
  }
  return { byUrl, byName, byBareName };
}
