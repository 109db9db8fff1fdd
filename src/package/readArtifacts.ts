import { isDeepStrictEqual } from 'node:util';
import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog, referenceOf } from '../artifact.ts';
import type { Place, Report } from '../diagnostic.ts';
import { type ReadResource, readResources } from './readResources.ts';

/**
 * Reads FHIR resources from files, packages and folders, as `readResources` does. A Bundle gives its entries too, each as an artifact of
 * its own. A resource that stands in several files in the same words is read once.
 */
export function readArtifacts(paths: readonly string[], report: Report): Catalog {
  const read = readResources(paths, report).flatMap(withEntries);
  return new Catalog(withoutCopies(read.map(({ resource, place }) => toArtifact(resource, place))));
}

function toArtifact(resource: FhirResource, authored: Place): Artifact {
  return { resource, sources: [], authored };
}

/** A Bundle and the resources of its entries, Bundles in Bundles included. */
function withEntries(read: ReadResource): ReadResource[] {
  const { resource, placeOf } = read;
  const entries = resource.resourceType === 'Bundle' && Array.isArray(resource.entry) ? resource.entry : [];
  const inner = entries.flatMap((entry) => (isResource(entry?.resource) ? [entry.resource] : []));
  return [read, ...inner.flatMap((one) => withEntries({ resource: one, place: placeOf(one), placeOf }))];
}

function withoutCopies(artifacts: readonly Artifact[]): Artifact[] {
  const first = new Map<string, FhirResource>();
  return artifacts.filter(({ resource }) => {
    if (resource.id === undefined) return true;
    const key = referenceOf(resource);
    const known = first.get(key);
    if (!known) first.set(key, resource);
    return !known || !isDeepStrictEqual(known, resource);
  });
}

function isResource(value: unknown): value is FhirResource {
  return typeof value === 'object' && value !== null && 'resourceType' in value;
}
