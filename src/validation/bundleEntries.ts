import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import { isObject } from './typedValue.ts';

/** What a literal reference inside a Bundle leads to. */
export interface Resolution {
  readonly entry?: BundleEntry;
  /** An entry of the same type and id that the rules of fullUrl do not reach. */
  readonly near?: BundleEntry;
}

/** Finds the entry that a reference from another entry leads to. */
export type ResolveEntry = (from: BundleEntry, reference: string) => Resolution;

/**
 * A resolver for the entries of a Bundle: an absolute reference leads to the entry with that fullUrl; a relative one to the
 * entry below the same base as the entry it stands in, so from a urn or from no fullUrl it leads nowhere.
 * @see https://hl7.org/fhir/R4/bundle.html#references
 */
export function entryResolver(bundle: Bundle): ResolveEntry {
  const byUrl = new Map<string, BundleEntry[]>();
  const byName = new Map<string, BundleEntry>();
  for (const entry of bundle.entry ?? []) {
    const { fullUrl, resource } = entry;
    if (fullUrl) byUrl.set(fullUrl, [...(byUrl.get(fullUrl) ?? []), entry]);
    if (resource?.id) byName.set(`${resource.resourceType}/${resource.id}`, entry);
  }
  return (from, reference) => {
    const [plain = '', version] = reference.split('/_history/');
    const target = isAbsolute(plain) ? plain : below(from.fullUrl, plain);
    const entry = byUrl
      .get(target ?? '')
      ?.find(({ resource }) => version === undefined || resource?.meta?.versionId === version);
    if (entry) return { entry };
    const near = byName.get(/([A-Za-z]+\/[A-Za-z0-9.-]+)$/.exec(plain)?.[1] ?? '');
    return near ? { near } : {};
  };
}

/** The Bundles among the resources of an artifact that the artifact itself holds. */
export function isBundle(resource: unknown): resource is Bundle {
  return isObject(resource) && resource.resourceType === 'Bundle';
}

/** True for a url or urn with its scheme. */
export function isAbsolute(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** All literal references in a resource, in order. */
export function* referencesIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'reference' && typeof inner === 'string') yield inner;
    else yield* referencesIn(inner);
  }
}

/** What stands first in a document or message. */
export function headOf({ type, entry }: Bundle): FhirResource | undefined {
  return type === 'document' || type === 'message' ? (entry?.[0]?.resource as FhirResource) : undefined;
}

/** `base/Patient/1` of `base/Composition/c` and `Patient/1`. */
function below(fullUrl: string | undefined, reference: string): string | undefined {
  const base = /^(https?:.*)\/[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(fullUrl ?? '')?.[1];
  return base === undefined ? undefined : `${base}/${reference}`;
}
