import type { Bundle, CodeSystem, FhirResource } from 'fhir/r4.js';
import type { Artifact, Catalog } from '../artifact.ts';
import { anchorsIn } from './anchors.ts';
import { type TypedValue, type TypedValues, typedValues } from './typedValue.ts';

/** What the caller knows about the artifacts to be validated. */
export interface ValidationOptions {
  /**
   * True when the catalog is meant to hold all that it refers to (our own output): a literal reference, or a
   * canonical below a base that the catalog uses, must then resolve in it, and ids must suit every server.
   * False for resources of others, of which we may see a part only.
   */
  readonly complete: boolean;
  /** The base that canonical urls must have, `<base>/<type>/<id>`; without it urls are free. */
  readonly canonicalBase?: string;
  /** References and canonicals that may stay unresolved even in a complete catalog. */
  readonly isOutside?: (reference: string) => boolean;
}

/** What a rule can ask about the other artifacts. Answers are worked out once. */
export class Scope {
  readonly catalog: Catalog;
  readonly options: ValidationOptions;
  readonly #owned: ReadonlySet<object>;
  readonly #typed = new Map<Artifact, TypedValues>();
  readonly #unsound = new Set<Artifact>();
  #firstByKey: ReadonlyMap<string, Artifact> | undefined;
  #bases: ReadonlySet<string> | undefined;
  #byFullUrl: ReadonlyMap<string, FhirResource> | undefined;
  readonly #anchors = new WeakMap<object, ReadonlySet<string>>();
  #bundles: ReadonlyMap<unknown, Bundle> | undefined;
  #codeSystems: ReadonlyMap<string, CodeSystem> | undefined;

  constructor(catalog: Catalog, options: ValidationOptions) {
    this.catalog = catalog;
    this.options = options;
    this.#owned = new Set(catalog.artifacts.map(({ resource }) => resource));
  }

  /** The values of one type in an artifact; an entry of a Bundle that is an artifact of its own is left to it. */
  valuesOf(artifact: Artifact, type: string): readonly TypedValue[] {
    return this.valuesByType(artifact).get(type) ?? [];
  }

  /** All objects and uris of an artifact by type. */
  valuesByType(artifact: Artifact): TypedValues {
    let typed = this.#typed.get(artifact);
    if (!typed) {
      typed = typedValues(artifact.resource, (inner) => this.owns(inner));
      this.#typed.set(artifact, typed);
    }
    return typed;
  }

  /** True for the resource of an artifact of the catalog, which is checked on its own. */
  owns(resource: object): boolean {
    return this.#owned.has(resource);
  }

  /** Remembers that the structure of an artifact is broken, so that nobody looks codes up in it. */
  markUnsound(artifact: Artifact): void {
    this.#unsound.add(artifact);
  }

  isSound(artifact: Artifact): boolean {
    return !this.#unsound.has(artifact);
  }

  /** The first artifact that holds a key: `Type/id` or `url|version`. */
  firstWith(key: string): Artifact | undefined {
    this.#firstByKey ??= firstByKey(this.catalog.artifacts);
    return this.#firstByKey.get(key);
  }

  /** True when the catalog has artifacts below the same canonical base. */
  isBelowOurBase(url: string): boolean {
    this.#bases ??= new Set(
      this.catalog.artifacts.flatMap(({ resource }) => canonicalBaseOf(resource) ?? []),
    );
    const base = /^(.+)\/[A-Za-z]+\/[^/]+$/.exec(url)?.[1];
    return base !== undefined && this.#bases.has(base);
  }

  /** The resource a literal reference leads to: by type and id in the catalog, or by fullUrl in one of its Bundles. */
  find(reference: string): FhirResource | undefined {
    this.#byFullUrl ??= byFullUrl(this.catalog.ofType('Bundle').map(({ resource }) => resource));
    const current = reference.replace(/\/_history\/.*$/, '');
    return this.#byFullUrl.get(current) ?? this.catalog.byReference(current)?.resource;
  }

  /** The Bundle of the catalog in which a resource is an entry. */
  bundleOf(resource: object): Bundle | undefined {
    this.#bundles ??= new Map(
      this.catalog
        .ofType('Bundle')
        .flatMap(({ resource: bundle }) =>
          (Array.isArray(bundle.entry) ? bundle.entry : []).map((entry): [unknown, Bundle] => [
            entry?.resource,
            bundle,
          ]),
        ),
    );
    return this.#bundles.get(resource);
  }

  /** What a `#…` in a resource can name: in itself, and in the Bundle around it. */
  anchorsFor(resource: object): ReadonlySet<string> {
    const whole = this.bundleOf(resource) ?? resource;
    let anchors = this.#anchors.get(whole);
    if (!anchors) {
      anchors = anchorsIn(whole);
      this.#anchors.set(whole, anchors);
    }
    return anchors;
  }

  /** The catalog's own code system with this url, if its structure is sound. */
  codeSystem(url: string): CodeSystem | undefined {
    this.#codeSystems ??= new Map(
      this.catalog
        .ofType('CodeSystem')
        .filter((artifact) => this.isSound(artifact))
        .map(({ resource }) => [resource.url ?? '', resource]),
    );
    return this.#codeSystems.get(url);
  }
}

/** `http://example.org/guide` of `http://example.org/guide/Library/logic`, if the url has that form. */
function canonicalBaseOf(resource: FhirResource): string | undefined {
  const { url } = resource as { url?: unknown };
  const match = typeof url === 'string' ? /^(.+)\/([A-Za-z]+)\/[^/]+$/.exec(url) : null;
  return match?.[2] === resource.resourceType ? match[1] : undefined;
}

/** Keys under which an artifact must be the only one: where it is stored, and what it is called. */
export function keysOf(resource: FhirResource): { stored?: string; called?: string } {
  const { resourceType, id } = resource;
  const { url, version } = resource as { url?: string; version?: string };
  return {
    ...(id && { stored: `${resourceType}/${id}` }),
    ...(url && { called: `${url}|${version ?? ''}` }),
  };
}

function firstByKey(artifacts: readonly Artifact[]): Map<string, Artifact> {
  const first = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    for (const key of Object.values(keysOf(artifact.resource))) if (!first.has(key)) first.set(key, artifact);
  }
  return first;
}

function byFullUrl(bundles: readonly Bundle[]): Map<string, FhirResource> {
  const entries = bundles.flatMap(({ entry }) => (Array.isArray(entry) ? entry : []));
  return new Map(
    entries.flatMap((entry): [string, FhirResource][] =>
      entry?.fullUrl && entry.resource ? [[entry.fullUrl, entry.resource as FhirResource]] : [],
    ),
  );
}
