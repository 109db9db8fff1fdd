/** Those of one name by their versions. */
interface Several<T> {
  readonly first: Map<string, T>;
  readonly last: Map<string, T>;
  newest: T;
}

/** Things by their names, of which nearly every one has a name of its own: a list for each would take much room in a large package. */
export class Namesakes<T extends object> {
  readonly #versionOf: (one: T) => string;
  readonly #only = new Map<string, T>();
  readonly #several = new Map<string, Several<T>>();

  /** @param versionOf the version of one; empty if it has none */
  constructor(versionOf: (one: T) => string) {
    this.#versionOf = versionOf;
  }

  /** Adds one after those that were added before. */
  add(name: string, one: T): void {
    const only = this.#only.get(name);
    const several = this.#several.get(name);
    if (several) this.#addTo(several, one);
    else if (!only) this.#only.set(name, one);
    else {
      const version = this.#versionOf(only);
      const both = { first: new Map([[version, only]]), last: new Map([[version, only]]), newest: only };
      this.#addTo(both, one);
      this.#several.set(name, both);
    }
  }

  /** The newest of a name; of two that are the same the last. */
  newest(name: string): T | undefined {
    return this.#several.get(name)?.newest ?? this.#only.get(name);
  }

  /** The last with a name and version. */
  last(name: string, version: string): T | undefined {
    return this.#several.get(name)?.last.get(version) ?? this.#onlyOf(name, version);
  }

  /** The first with a name and version. */
  first(name: string, version: string): T | undefined {
    return this.#several.get(name)?.first.get(version) ?? this.#onlyOf(name, version);
  }

  #onlyOf(name: string, version: string): T | undefined {
    const only = this.#only.get(name);
    return only && this.#versionOf(only) === version ? only : undefined;
  }

  #addTo(several: Several<T>, one: T): void {
    const version = this.#versionOf(one);
    if (!several.first.has(version)) several.first.set(version, one);
    several.last.set(version, one);
    if (!isOlder(version, this.#versionOf(several.newest))) several.newest = one;
  }
}

/** By the numbers of the versions (`1.10.0` is newer than `1.9.0`); what is no number, or has none, is never older. */
function isOlder(version: string, other: string): boolean {
  if (version === '' || other === '') return false;
  const [one = [], two = []] = [version, other].map((each) => each.split(/[.-]/).map(Number));
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const difference = (one[index] ?? 0) - (two[index] ?? 0);
    if (Number.isNaN(difference)) return false;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
