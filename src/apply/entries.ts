import type { Bundle, FhirResource } from 'fhir/r4.js';
import { latestVersions } from './latestVersions.ts';

/** A resource as it came, with the url that its Bundle gives it. */
export interface Entry {
  readonly resource: FhirResource;
  readonly fullUrl: string | undefined;
}

/** Is told where a Bundle has something that is no resource: its words, and what it seems to be of, if anything. */
export type Lost = (words: string, type: string | undefined) => void;

/**
 * The resource itself, or all that a Bundle holds, Bundles in Bundles included; of a history the latest versions. An entry without a
 * resource may be right (what was deleted or answered), and is nothing then.
 */
export function entriesOf(resource: FhirResource, lost: Lost = () => undefined): Entry[] {
  if (!isResource(resource)) {
    lost(`A resource of the data ${faultOf(resource)}`, typeIn(resource));
    return [];
  }
  if (resource.resourceType !== 'Bundle') return [{ resource, fullUrl: undefined }];
  const { entry, type, id } = resource as Bundle;
  if (entry === undefined || entry === null) return [];
  const name = `Bundle${id === undefined ? '' : `/${id}`}`;
  if (!Array.isArray(entry)) {
    lost(`The entries of ${name} are no list`, undefined);
    return [];
  }
  const found: Entry[] = [];
  for (const [index, one] of (type === 'history' ? latestVersions(entry) : entry).entries()) {
    const inner = one?.resource as FhirResource | undefined;
    const fullUrl = typeof one?.fullUrl === 'string' ? one.fullUrl : undefined;
    if (isResource(inner))
      for (const each of entriesOf(inner, lost))
        found.push(each.fullUrl === undefined ? { ...each, fullUrl } : each);
    else if (inner !== undefined || !(one?.request || one?.response))
      lost(`Entry ${index + 1} of ${name} ${faultOf(inner)}`, typeIn(inner));
  }
  return found;
}

function isResource(value: unknown): value is FhirResource {
  return typeIn(value) !== undefined && typeof (value as FhirResource).resourceType === 'string';
}

function typeIn(value: unknown): string | undefined {
  const type = (value as { resourceType?: unknown } | null | undefined)?.resourceType;
  return typeof type === 'string' ? type : undefined;
}

function faultOf(value: unknown): string {
  if (value === undefined || value === null) return 'holds no resource';
  return typeof value === 'object' && !Array.isArray(value) ? 'has no resourceType' : 'is no resource';
}

/** Places by a key, made once for each list of entries: records are many, and so are their references. */
type Index = ReadonlyMap<string, number>;

/** The resource that a literal reference leads to, inside its container or among the entries; of several the first. */
export function findEntry(
  reference: string,
  container: FhirResource,
  entries: readonly Entry[],
): FhirResource | undefined {
  const current = reference.replace(/\/_history\/.*$/, '');
  if (current.startsWith('#')) {
    const { contained } = container as { contained?: (FhirResource | null)[] };
    if (!Array.isArray(contained)) return undefined;
    return contained.find((one) => one?.id !== undefined && `#${one.id}` === current) ?? undefined;
  }
  const [literal = ''] = /(?<=\/)[^/]+\/[^/]+$/.exec(current) ?? [];
  const places = [
    urlsOf(entries).get(current),
    literalsOf(entries).get(current),
    homelessOf(entries).get(literal),
  ];
  const first = Math.min(...places.map((place) => place ?? Number.POSITIVE_INFINITY));
  return entries[first]?.resource;
}

/** The entry that came under a url. */
export function entryAt(url: string, entries: readonly Entry[]): Entry | undefined {
  return entries[urlsOf(entries).get(url) ?? -1];
}

const urlsOf = indexBy(({ fullUrl }) => fullUrl);
const literalsOf = indexBy(literalOf);
/** Those that came without a url may be of any server. */
const homelessOf = indexBy((entry) =>
  entry.fullUrl === undefined && entry.resource.id !== undefined ? literalOf(entry) : undefined,
);

function literalOf({ resource }: Entry): string {
  return `${resource.resourceType}/${resource.id}`;
}

/** The first place of each key. */
function indexBy(keyOf: (entry: Entry) => string | undefined): (entries: readonly Entry[]) => Index {
  const known = new WeakMap<readonly Entry[], Index>();
  return (entries) => {
    let index = known.get(entries);
    if (!index) {
      const made = new Map<string, number>();
      for (const [place, entry] of entries.entries()) {
        const key = keyOf(entry);
        if (key !== undefined && !made.has(key)) made.set(key, place);
      }
      index = made;
      known.set(entries, index);
    }
    return index;
  };
}
