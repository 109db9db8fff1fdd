import type { Bundle, CodeSystem, FhirResource } from 'fhir/r4.js';
import { type Artifact, type ArtifactHead, type Catalog, headOf } from '../artifact.ts';
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

/** Tells whether the structure of an artifact is sound. */
export type IsSound = (artifact: Artifact) => boolean;

const mostTyped = 8;

/** What a rule can ask about the other artifacts. Answers are worked out once. */
export class Scope {
  readonly catalog: Catalog;
  readonly options: ValidationOptions;
  readonly #isSound: IsSound;
  readonly #sound = new Map<Artifact, boolean>();
  /** Of the resources asked about last: all rules ask about one before the next, and to hold more costs more than to look again. */
  readonly #typed = new Map<object, TypedValues>();
  #bases: ReadonlySet<string> | undefined;
  readonly #anchors = new WeakMap<object, ReadonlySet<string>>();
  #codeSystems: ReadonlyMap<string, readonly Artifact[]> | undefined;

  constructor(catalog: Catalog, options: ValidationOptions, isSound: IsSound = () => true) {
    this.catalog = catalog;
    this.options = options;
    this.#isSound = isSound;
  }

  /** The values of one type in an artifact; an entry of a Bundle that is an artifact of its own is left to it. */
  valuesOf(artifact: Artifact, type: string): readonly TypedValue[] {
    return this.valuesByType(artifact).get(type) ?? [];
  }

  /** All objects and uris of an artifact by type. */
  valuesByType({ resource }: Artifact): TypedValues {
    let typed = this.#typed.get(resource);
    if (!typed) {
      typed = typedValues(resource, (inner) => this.owns(inner));
      if (this.#typed.size >= mostTyped) this.#typed.clear();
      this.#typed.set(resource, typed);
    }
    return typed;
  }

  /** True for the resource of an artifact of the catalog, which is checked on its own. */
  owns(resource: object): boolean {
    return this.catalog.holdings.owns(resource);
  }

  /** Whether the structure of an artifact is whole, so that others may look something up in it. */
  isSound(artifact: Artifact): boolean {
    let sound = this.#sound.get(artifact);
    if (sound === undefined) {
      sound = this.#isSound(artifact);
      this.#sound.set(artifact, sound);
    }
    return sound;
  }

  /** True when the catalog has artifacts below the same canonical base. */
  isBelowOurBase(url: string): boolean {
    this.#bases ??= new Set(
      this.catalog.artifacts.flatMap((artifact) => canonicalBaseOf(headOf(artifact)) ?? []),
    );
    const base = /^(.+)\/[A-Za-z]+\/[^/]+$/.exec(url)?.[1];
    return base !== undefined && this.#bases.has(base);
  }

  /** The resource a literal reference leads to: by type and id in the catalog, or by fullUrl in one of its Bundles. */
  find(reference: string): FhirResource | undefined {
    const current = reference.replace(/\/_history\/.*$/, '');
    const found = this.catalog.holdings.byFullUrl(current) ?? this.catalog.byReference(current)?.resource;
    // to what has no type nothing leads
    return typeof found?.resourceType === 'string' ? found : undefined;
  }

  /** The Bundle of the catalog in which a resource is an entry. */
  bundleOf(resource: object): Bundle | undefined {
    return this.catalog.holdings.bundleOf(resource);
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

  /** The catalog's own code system with this url, if its structure is sound; of several the last. */
  codeSystem(url: string): CodeSystem | undefined {
    this.#codeSystems ??= byUrl(this.catalog.ofType('CodeSystem'));
    const found = this.#codeSystems.get(url)?.findLast((artifact) => this.isSound(artifact));
    return found?.resource as CodeSystem | undefined;
  }
}

/** `http://example.org/guide` of `http://example.org/guide/Library/logic`, if the url has that form. */
export function canonicalBaseOf({ url, resourceType }: ArtifactHead): string | undefined {
  const match = typeof url === 'string' ? /^(.+)\/([A-Za-z]+)\/[^/]+$/.exec(url) : null;
  return match?.[2] === resourceType ? match[1] : undefined;
}

function byUrl(artifacts: readonly Artifact[]): ReadonlyMap<string, readonly Artifact[]> {
  const found = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    const { url = '' } = headOf(artifact);
    found.set(url, [...(found.get(url) ?? []), artifact]);
  }
  return found;
}
