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
      if (url && !isOlder(version, versionOf(this.#byCanonical.get(url))))
        this.#byCanonical.set(url, artifact);
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

  /** The artifact a canonical names, of its version or else the newest; of two that are the same the last. A `#fragment` is ignored. */
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

function versionOf(artifact: Artifact | undefined): string | undefined {
  return (artifact?.resource as { version?: string } | undefined)?.version;
}

/** By the numbers of the versions (`1.10.0` is newer than `1.9.0`); what is no number, or has none, is never older. */
function isOlder(version: string | undefined, other: string | undefined): boolean {
  if (version === undefined || other === undefined) return false;
  const [one = [], two = []] = [version, other].map((each) => String(each).split(/[.-]/).map(Number));
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const difference = (one[index] ?? 0) - (two[index] ?? 0);
    if (Number.isNaN(difference)) return false;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
