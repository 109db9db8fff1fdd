import type { YamlFile } from '../input/yamlFile.ts';
import type { VariablesFile } from './files.ts';
import type { Variable } from './recommendation.ts';

/**
 * The variables that other files may name. One that was malformed, and any while the file could not be read, counts as
 * there: what it lacks was reported, and a second finding would only hide the first.
 */
export class KnownVariables {
  readonly #byId: ReadonlyMap<string, Variable>;
  readonly #malformed: ReadonlySet<unknown> | undefined;

  constructor(variables: readonly Variable[], file: YamlFile<VariablesFile> | undefined) {
    this.#byId = new Map([...variables].reverse().map((variable) => [variable.id, variable]));
    this.#malformed = file && new Set(file.dropped.map((entry) => (entry as { id?: unknown } | null)?.id));
  }

  /** The variable of an id, if it is sound. */
  get(id: string): Variable | undefined {
    return this.#byId.get(id);
  }

  /** Ids of the sound variables that have the role. */
  idsOf(role: Variable['role']): readonly string[] {
    return [...this.#byId.values()].flatMap((one) => (one.role === role ? [one.id] : [])).reverse();
  }

  /** True when no variable of this id has the role. */
  lacks(id: string, role: Variable['role']): boolean {
    if (this.#malformed === undefined || this.#malformed.has(id)) return false;
    return this.#byId.get(id)?.role !== role;
  }
}
