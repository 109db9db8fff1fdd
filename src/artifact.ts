import type { FhirResource } from 'fhir/r4.js';
import type { Place } from './diagnostic.ts';

/** A FHIR resource with the places it came from. It is all that the producing and the consuming wing share. */
export interface Artifact {
  readonly resource: FhirResource;
  /** Places in the guideline's source text; at least one for whatever `build` makes, empty for a foreign package. */
  readonly sources: readonly Place[];
  /** The line a person would edit to change this artifact: YAML entry, CSV row, or the resource's own file. */
  readonly authored: Place;
}

/** The resources a canonical url can name: those with `url` and `version`. */
export type Canonical = Extract<FhirResource, { url?: string; version?: string }>;

/** `Type/id`, the key under which a server stores the resource. */
export function referenceOf(resource: FhirResource): string {
  return `${resource.resourceType}/${resource.id}`;
}

/** `url|version` of a canonical resource, undefined for the others. */
export function canonicalOf(resource: FhirResource): string | undefined {
  const { url, version } = resource as { url?: string; version?: string };
  if (!url) return undefined;
  return version ? `${url}|${version}` : url;
}

/** Artifacts by reference and by canonical; keeps the order it was given. */
export class Catalog {
  readonly #artifacts: readonly Artifact[];
  readonly #byReference = new Map<string, Artifact>();
  readonly #byCanonical = new Map<string, Artifact>();

  constructor(artifacts: readonly Artifact[]) {
    this.#artifacts = artifacts;
    for (const artifact of artifacts) {
      this.#byReference.set(referenceOf(artifact.resource), artifact);
      const { url, version } = artifact.resource as { url?: string; version?: string };
      if (url) this.#byCanonical.set(url, artifact);
      if (url && version) this.#byCanonical.set(`${url}|${version}`, artifact);
    }
  }

  /** All of them. */
  get artifacts(): readonly Artifact[] {
    return this.#artifacts;
  }

  /** The artifact a literal reference names: `Type/id`. */
  byReference(reference: string): Artifact | undefined {
    return this.#byReference.get(reference);
  }

  /** The artifact a canonical names, with or without `|version`; a `#fragment` is ignored. */
  byCanonical(canonical: string): Artifact | undefined {
    return this.#byCanonical.get(canonical.replace(/#.*$/, ''));
  }

  /** All artifacts of one type, in order. */
  ofType<T extends FhirResource['resourceType']>(
    type: T,
  ): (Artifact & { readonly resource: Extract<FhirResource, { resourceType: T }> })[] {
    return this.artifacts.filter((artifact) => artifact.resource.resourceType === type) as never;
  }
}
