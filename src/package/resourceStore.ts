import type { Bundle, FhirResource } from 'fhir/r4.js';
import type { ContentUnit } from './contentUnits.ts';
import { parseAgain } from './parseAgain.ts';
import { type ReadResource, readUnit } from './readResources.ts';
import { type ResourceInside, resourcesInside } from './resourcesInside.ts';

interface Held {
  readonly resources: readonly FhirResource[];
  /** Since it was last looked at for being let go. */
  asked: boolean;
}

/**
 * The resources of units, of which it holds so many bytes of text at a time and reads the others again: a package may be larger than the
 * memory. What it gives twice may be two objects.
 */
export class ResourceStore {
  readonly #units: readonly ContentUnit[];
  readonly #room: number;
  readonly #keepsAll: boolean;
  /** By unit. */
  readonly #held = new Map<number, Held>();
  #size = 0;
  /** Of each resource that was given, who holds it or not: unit and position, and the Bundle around it. */
  readonly #origins = new WeakMap<object, { readonly key: string; readonly bundle?: Bundle }>();
  #copies: ReadonlySet<string> = new Set();
  /** How many resources were read of each unit. */
  readonly #read = new Map<number, number>();

  /**
   * @param room how many bytes of text it may hold; the two units asked for last are held in any case
   * @param size bytes of the units that are read first
   */
  constructor(units: readonly ContentUnit[], room: number, size: number) {
    this.#units = units;
    this.#room = room;
    this.#keepsAll = size <= room;
  }

  /** Takes what was read of a unit. Of units that come one after the other and have no room together none is worth holding. */
  hold(unit: number, read: readonly ReadResource[]): readonly ResourceInside[] {
    const found = this.#register(unit, read);
    if (this.#keepsAll) this.#keep(unit, found);
    return found;
  }

  /** The resource at a position of a unit. */
  resourceAt(unit: number, inside: number): FhirResource {
    const held = this.#held.get(unit);
    if (held) held.asked = true;
    const resource = (held?.resources ?? this.#readAgain(unit))[inside];
    if (resource) return resource;
    throw new Error(`${this.#units[unit]?.file} was changed while it was read; run this again`);
  }

  /** The file of a unit, as it is shown. */
  fileOf(unit: number): string {
    return (this.#units[unit] as ContentUnit).file;
  }

  /** Says which resources (`originKey`) are no artifacts of their own, being copies of others. */
  set copies(copies: ReadonlySet<string>) {
    this.#copies = copies;
  }

  /** True for a resource of a unit that is no copy of another. */
  owns(resource: object): boolean {
    const origin = this.#origins.get(resource);
    return origin !== undefined && !this.#copies.has(origin.key);
  }

  /** The Bundle in which a resource is an entry. */
  bundleOf(resource: object): Bundle | undefined {
    return this.#origins.get(resource)?.bundle;
  }

  #readAgain(unit: number): readonly FhirResource[] {
    const source = this.#units[unit] as ContentUnit;
    // What is wrong with it was told when it was read first.
    const again = parseAgain(source);
    const read = again.length === this.#read.get(unit) ? again : readUnit(source, [], () => undefined);
    return this.#keep(unit, this.#register(unit, read));
  }

  #register(unit: number, read: readonly ReadResource[]): readonly ResourceInside[] {
    this.#read.set(unit, read.length);
    const found = read.flatMap(resourcesInside);
    for (const [inside, { resource, bundle }] of found.entries())
      this.#origins.set(resource, { key: originKey(unit, inside), ...(bundle && { bundle }) });
    return found;
  }

  #keep(unit: number, found: readonly ResourceInside[]): readonly FhirResource[] {
    const resources = found.map(({ resource }) => resource);
    this.#held.set(unit, { resources, asked: false });
    this.#size += this.#sizeOf(unit);
    this.#letGo();
    return resources;
  }

  /** Lets go of the oldest that nobody asked for since they were last looked at here. */
  #letGo(): void {
    for (const [unit, held] of this.#held) {
      if (this.#size <= this.#room || this.#held.size <= 2) return;
      this.#held.delete(unit);
      if (held.asked) this.#held.set(unit, { ...held, asked: false });
      else this.#size -= this.#sizeOf(unit);
    }
  }

  #sizeOf(unit: number): number {
    return this.#units[unit]?.size ?? 0;
  }
}

/** Names a resource by its unit and its position there. */
export function originKey(unit: number, inside: number): string {
  return `${unit} ${inside}`;
}
