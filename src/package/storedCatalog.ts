import { isDeepStrictEqual } from 'node:util';
import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog, referenceOf } from '../artifact.ts';
import type { Holdings } from '../holdings.ts';
import type { IndexEntry } from './packageIndex.ts';
import { originKey, type ResourceStore } from './resourceStore.ts';

/** The entries (`originKey`) that stand in another place in the same words, where only the first is an artifact. */
export function copiesAmong(entries: readonly IndexEntry[], store: ResourceStore): Set<string> {
  const copies = new Set<string>();
  const first = new Map<string, IndexEntry>();
  const resourceOf = ({ unit, inside }: IndexEntry) => store.resourceAt(unit, inside);
  for (const entry of entries) {
    if (entry.head.id === undefined) continue;
    const key = referenceOf(entry.head);
    const known = first.get(key);
    if (!known) first.set(key, entry);
    else if (isDeepStrictEqual(resourceOf(known), resourceOf(entry)))
      copies.add(originKey(entry.unit, entry.inside));
  }
  return copies;
}

/** A catalog of resources that are read when asked for, and the units from which its artifacts come. */
export function storedCatalog(
  entries: readonly IndexEntry[],
  types: ReadonlySet<string>,
  copies: ReadonlySet<string>,
  store: ResourceStore,
): { readonly catalog: Catalog; readonly unitOf: ReadonlyMap<Artifact, number> } {
  store.copies = copies;
  const unitOf = new Map<Artifact, number>();
  const byFullUrl = new Map<string, IndexEntry>();
  for (const entry of entries) {
    const { unit, inside, fullUrl } = entry;
    if (fullUrl !== undefined) byFullUrl.set(fullUrl, entry);
    if (!copies.has(originKey(unit, inside))) unitOf.set(new StoredArtifact(entry, store), unit);
  }
  const holdings: Holdings = {
    owns: (resource) => store.owns(resource),
    bundleOf: (resource) => store.bundleOf(resource),
    byFullUrl: (fullUrl) => {
      const entry = byFullUrl.get(fullUrl);
      return entry && store.resourceAt(entry.unit, entry.inside);
    },
    types,
  };
  return { catalog: new Catalog([...unitOf.keys()], holdings), unitOf };
}

class StoredArtifact implements Artifact {
  readonly sources = [];
  readonly #entry: IndexEntry;
  readonly #store: ResourceStore;

  constructor(entry: IndexEntry, store: ResourceStore) {
    this.#entry = entry;
    this.#store = store;
  }

  get resource(): FhirResource {
    return this.#store.resourceAt(this.#entry.unit, this.#entry.inside);
  }

  get head() {
    return this.#entry.head;
  }

  get authored() {
    const { unit, line, column } = this.#entry;
    return { file: this.#store.fileOf(unit), line, column };
  }
}
