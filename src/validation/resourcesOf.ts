import type { FhirResource } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Scope } from './scope.ts';
import { containerOf, fhirPathOf, isObject } from './typedValue.ts';

/** A resource of an artifact: the artifact itself, or one that it contains. */
export interface PlacedResource<T> {
  readonly resource: T;
  /** FHIRPath from the root of the artifact. */
  readonly path: string;
  /** The resource whose `contained` a `#id` in it names. */
  readonly container: { readonly contained?: readonly FhirResource[] };
}

/** All resources of one type in an artifact: the artifact itself if it is of the type, and contained ones. */
export function resourcesOf<T extends FhirResource['resourceType']>(
  artifact: Artifact,
  scope: Scope,
  type: T,
): readonly PlacedResource<Extract<FhirResource, { resourceType: T }>>[] {
  return scope.valuesOf(artifact, 'Resource').flatMap((typed) => {
    const { value } = typed;
    if (!isObject(value) || value.resourceType !== type || (typed.parent && scope.owns(value))) return [];
    return [{ resource: value as never, path: fhirPathOf(typed), container: containerOf(typed) }];
  });
}
