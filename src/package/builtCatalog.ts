import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog, canonicalOf, referenceOf } from '../artifact.ts';
import type { Report } from '../diagnostic.ts';
import { readArtifacts } from './readArtifacts.ts';

/**
 * The artifacts of folders that a build wrote, each file read when it is asked for: one plan needs a few of hundreds of files. The name of
 * such a file says what it holds (`PlanDefinition-id.json`). Where one does not hold that, and where a canonical is not of the form
 * `…/Type/id`, all are read. So what is broken in a file is reported when the file is read, and not if nothing needs it.
 */
export class BuiltCatalog extends Catalog {
  /** Paths by the reference that their names promise. Of several folders with one name the last counts, as in any catalog. */
  readonly #paths = new Map<string, readonly string[]>();
  readonly #folders: readonly string[];
  readonly #report: Report;
  readonly #read = new Map<string, readonly Artifact[]>();
  #whole: Catalog | undefined;

  /** @param report is told of what is wrong in the files that are read, when they are */
  constructor(folders: readonly string[], report: Report) {
    super([]);
    this.#folders = folders;
    this.#report = report;
    for (const folder of folders)
      for (const name of readdirSync(folder).sort()) {
        const [, type, id] = /^([A-Z][A-Za-z]+)-(.+)\.json$/.exec(name) ?? [];
        if (type === undefined || id === undefined) continue;
        const reference = `${type}/${id}`;
        this.#paths.set(reference, [...(this.#paths.get(reference) ?? []), join(folder, name)]);
      }
  }

  override get artifacts(): readonly Artifact[] {
    return this.#all().artifacts;
  }

  override byReference(reference: string): Artifact | undefined {
    if (this.#whole) return this.#whole.byReference(reference);
    if (!this.#paths.has(reference)) return this.#all().byReference(reference);
    const found = this.#named(reference);
    return found ? found.at(-1) : this.#all().byReference(reference);
  }

  override byCanonical(canonical: string): Artifact | undefined {
    const [, reference = ''] = /\/([A-Za-z]+\/[A-Za-z0-9.-]+)(?:\|[^#]*)?(?:#.*)?$/.exec(canonical) ?? [];
    const found = this.#whole ? undefined : this.#named(reference);
    const named = found?.findLast(({ resource }) => isNamed(canonical.replace(/#.*$/, ''), resource));
    return named ?? this.#all().byCanonical(canonical);
  }

  override firstStoredAs(reference: string): Artifact | undefined {
    return this.#all().firstStoredAs(reference);
  }

  override firstCalledAs(url: string, version?: string): Artifact | undefined {
    return this.#all().firstCalledAs(url, version);
  }

  override ofType<T extends FhirResource['resourceType']>(type: T) {
    if (!this.#whole) {
      const references = [...this.#paths.keys()].filter((reference) => reference.startsWith(`${type}/`));
      const found = references.map((reference) => this.#named(reference));
      if (found.every((each) => each !== undefined))
        return found.flat() as unknown as ReturnType<typeof Catalog.prototype.ofType<T>>;
    }
    return this.#all().ofType(type);
  }

  /** What the files of a name hold, undefined where one does not hold what its name says. */
  #named(reference: string): readonly Artifact[] | undefined {
    const paths = this.#paths.get(reference);
    if (!paths) return undefined;
    let read = this.#read.get(reference);
    if (!read) {
      read = readArtifacts(paths, this.#report).artifacts;
      this.#read.set(reference, read);
    }
    const holds = read.length > 0 && read.every(({ resource }) => referenceOf(resource) === reference);
    return holds ? read : undefined;
  }

  /** What is read a second time is not reported a second time. */
  #all(): Catalog {
    const told = new Set<string | undefined>(
      [...this.#read.keys()].flatMap((name) => this.#paths.get(name) ?? []),
    );
    this.#whole ??= readArtifacts(this.#folders, (diagnostic) => {
      if (!told.has(diagnostic.place?.file)) this.#report(diagnostic);
    });
    return this.#whole;
  }
}

function isNamed(canonical: string, resource: FhirResource): boolean {
  const { url } = resource as { url?: string };
  return canonical === url || canonical === canonicalOf(resource);
}
