import type { Bundle, FhirResource } from 'fhir/r4.js';
import type { Place } from '../diagnostic.ts';
import { isResource, type ReadResource } from './readResources.ts';

/** A resource of a text, by itself or as the entry of a Bundle. */
export interface ResourceInside {
  readonly resource: FhirResource;
  readonly place: Place;
  readonly bundle?: Bundle;
  readonly fullUrl?: string;
}

/** The resource that was read and those of its entries, Bundles in Bundles included, each after its Bundle. */
export function resourcesInside({ resource, place, placeOf }: ReadResource): readonly ResourceInside[] {
  return [{ resource, place }, ...entriesIn(resource, placeOf)];
}

function entriesIn(resource: FhirResource, placeOf: ReadResource['placeOf']): readonly ResourceInside[] {
  if (resource.resourceType !== 'Bundle' || !Array.isArray(resource.entry)) return [];
  return resource.entry.flatMap((entry): readonly ResourceInside[] => {
    const inner: unknown = entry?.resource;
    if (!isResource(inner)) return [];
    const { fullUrl } = entry;
    const found = {
      resource: inner,
      place: placeOf(inner),
      bundle: resource,
      ...(typeof fullUrl === 'string' && fullUrl !== '' && { fullUrl }),
    };
    return [found, ...entriesIn(inner, placeOf)];
  });
}
