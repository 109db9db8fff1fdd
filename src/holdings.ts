import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';

/** What is known of the resources in the Bundles of a catalog. */
export interface Holdings {
  /** True for the resource of an artifact of the catalog. */
  owns(resource: object): boolean;
  /** The Bundle in which a resource is an entry. */
  bundleOf(resource: object): Bundle | undefined;
  /** The entry of a Bundle with this fullUrl; of several the last. */
  byFullUrl(fullUrl: string): FhirResource | undefined;
  /** The resource types that occur, those inside other resources included; absent where nobody has looked. */
  readonly types?: ReadonlySet<string>;
}

/** Those of the resources of a catalog, where all are at hand. Worked out at the first question. */
export function holdingsOf(resourcesOf: () => readonly FhirResource[]): Holdings {
  let resources: readonly FhirResource[] | undefined;
  let owned: ReadonlySet<object> | undefined;
  let entries: readonly (readonly [Bundle, BundleEntry])[] | undefined;
  let bundles: ReadonlyMap<unknown, Bundle> | undefined;
  let byFullUrl: ReadonlyMap<string, FhirResource> | undefined;
  const held = () => {
    resources ??= resourcesOf();
    return resources;
  };
  const all = () => {
    entries ??= held().flatMap(entriesOf);
    return entries;
  };
  return {
    owns: (resource) => {
      owned ??= new Set(held());
      return owned.has(resource);
    },
    bundleOf: (resource) => {
      bundles ??= new Map(all().map(([bundle, entry]) => [entry.resource, bundle]));
      return bundles.get(resource);
    },
    byFullUrl: (fullUrl) => {
      byFullUrl ??= new Map(
        all().flatMap(([, entry]): [string, FhirResource][] =>
          entry.fullUrl && entry.resource ? [[entry.fullUrl, entry.resource as FhirResource]] : [],
        ),
      );
      return byFullUrl.get(fullUrl);
    },
  };
}

function entriesOf(resource: FhirResource): (readonly [Bundle, BundleEntry])[] {
  if (resource.resourceType !== 'Bundle' || !Array.isArray(resource.entry)) return [];
  return resource.entry.flatMap((entry) => (entry ? [[resource, entry] as const] : []));
}
