import type { FhirResource } from 'fhir/r4.js';
import type { Place } from './diagnostic.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { Namesakes } from './namesakes.ts';

/** What an artifact is called. Of a resource too large to hold it is what is known before it is read. */
export interface ArtifactHead {
  readonly resourceType: FhirResource['resourceType'];
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly version?: string | undefined;
}

/** A FHIR resource with the places it came from. It is all that the producing and the consuming wing share. */
export interface Artifact {
  /** Where an artifact is read again at each question (a large package), each answer may be another object. */
  readonly resource: FhirResource;
  /** Places in the guideline's source text; at least one for whatever `build` makes, empty for a foreign package. */
  readonly sources: readonly Place[];
  /** The line a person would edit to change this artifact: YAML entry, CSV row, or the resource's own file. */
  readonly authored: Place;
  /** Absent where the resource is at hand. */
  readonly head?: ArtifactHead;
}

/** What an artifact is called, without reading its resource. Foreign resources may have anything there. */
export function headOf(artifact: Artifact): ArtifactHead {
  return artifact.head ?? (artifact.resource as ArtifactHead);
}

/** The resources a canonical url can name: those with `url` and `version`. */
export type Canonical = Extract<FhirResource, { url?: string; version?: string }>;

/** `Type/id`, the key under which a server stores the resource. */
export function referenceOf({ resourceType, id }: Pick<ArtifactHead, 'resourceType' | 'id'>): string {
  return `${asText(resourceType)}/${asText(id)}`;
}

/** What stands for a text in a foreign resource may be an object, and that need not have a text of its own (`{"toString": 1}`). */
function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `url|version` of a canonical resource, undefined for the others. */
export function canonicalOf(resource: FhirResource): string | undefined {
  const { url, version } = resource as { url?: string; version?: string };
  if (!url) return undefined;
  return version ? `${asText(url)}|${asText(version)}` : url;
}

/** Artifacts by reference and by canonical; keeps the order it was given. */
export class Catalog {
  readonly #artifacts: readonly Artifact[];
  readonly #byType = new Map<string, Artifact[]>();
  /** By `Type/id`. */
  readonly #stored = new Namesakes<Artifact>(() => '');
  /** By url. */
  readonly #called = new Namesakes(versionOf);
  #holdings: Holdings | undefined;

  /** @param holdings what is known of Bundles, where the resources are not at hand */
  constructor(artifacts: readonly Artifact[], holdings?: Holdings) {
    this.#artifacts = artifacts;
    this.#holdings = holdings;
    for (const artifact of artifacts) {
      const head = headOf(artifact);
      // what is no text there is a fault of structure, and nothing leads to it
      const isNamed = typeof head.resourceType === 'string' && isText(head.version);
      if (isNamed && typeof head.id === 'string') this.#stored.add(referenceOf(head), artifact);
      if (isNamed && head.url && isText(head.url)) this.#called.add(head.url, artifact);
      const sameType = this.#byType.get(head.resourceType);
      if (sameType) sameType.push(artifact);
      else this.#byType.set(head.resourceType, [artifact]);
    }
  }

  /** All of them. */
  get artifacts(): readonly Artifact[] {
    return this.#artifacts;
  }

  /** The artifact a literal reference names: `Type/id`; of two the last. */
  byReference(reference: string): Artifact | undefined {
    return this.#stored.last(reference, '');
  }

  /** The artifact a canonical names, of its version or else the newest; of two that are the same the last. A `#fragment` is ignored. */
  byCanonical(canonical: string): Artifact | undefined {
    const whole = canonical.replace(/#.*$/, '');
    const [, url = '', version = ''] = /^(.*)\|([^|]+)$/s.exec(whole) ?? [];
    return this.#called.newest(whole) ?? (version === '' ? undefined : this.#called.last(url, version));
  }

  /** The first artifact with a reference. */
  firstStoredAs(reference: string): Artifact | undefined {
    return this.#stored.first(reference, '');
  }

  /** The first artifact with a url and version, or with a url and none. */
  firstCalledAs(url: string, version = ''): Artifact | undefined {
    return this.#called.first(url, version);
  }

  /** All artifacts of one type, in order. */
  ofType<T extends FhirResource['resourceType']>(
    type: T,
  ): (Artifact & { readonly resource: Extract<FhirResource, { resourceType: T }> })[] {
    return [...(this.#byType.get(type) ?? [])] as never;
  }

  /** The Bundles of the catalog, and what stands in them. */
  get holdings(): Holdings {
    this.#holdings ??= holdingsOf(() => this.#artifacts.map(({ resource }) => resource));
    return this.#holdings;
  }
}

function versionOf(artifact: Artifact): string {
  return headOf(artifact).version ?? '';
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
