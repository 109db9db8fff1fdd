import { isDeepStrictEqual } from 'node:util';
import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog, referenceOf } from '../artifact.ts';
import type { Place, Report } from '../diagnostic.ts';
import { readResources } from './readResources.ts';
import { resourcesInside } from './resourcesInside.ts';

/**
 * Reads FHIR resources from files, packages and folders, as `readResources` does. A Bundle gives its entries too, each as an artifact of
 * its own. A resource that stands in several files in the same words is read once.
 */
export function readArtifacts(paths: readonly string[], report: Report): Catalog {
  const read = readResources(paths, report).flatMap(resourcesInside);
  return new Catalog(withoutCopies(read.map(({ resource, place }) => toArtifact(resource, place))));
}

function toArtifact(resource: FhirResource, authored: Place): Artifact {
  return { resource, sources: [], authored };
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
