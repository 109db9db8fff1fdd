import { quotedName } from './cqlText.ts';

/** One `define` of the library. */
export interface Definition {
  readonly name: string;
  /** Of a function: `day Date, first Date`. */
  readonly parameters?: string;
  readonly expression: string;
  /** What a reader wants to know beside it, in one line. */
  readonly note?: string;
}

/** Collects the definitions of a library, each once, in the order they are first needed: what is used comes before what uses it. */
export class Definitions {
  readonly #byName = new Map<string, Definition>();
  readonly #taken: ReadonlySet<string>;

  /** @param taken names that stand elsewhere in the library */
  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken);
  }

  /** All definitions so far. */
  get all(): readonly Definition[] {
    return [...this.#byName.values()];
  }

  /** Adds a `define` if it is not there yet, and returns the name to call it by. Two that share a name are told apart by a number. */
  define(name: string, expression: string, note?: string): string {
    return this.#add({ name, expression, ...(note !== undefined && { note }) });
  }

  /** The same for a function; a call is the returned name with arguments in parentheses. */
  function(name: string, parameters: string, expression: string, note?: string): string {
    return this.#add({ name, parameters, expression, ...(note !== undefined && { note }) });
  }

  #add(definition: Definition): string {
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? definition.name : `${definition.name} (${number})`;
      if (this.#taken.has(name)) continue;
      const known = this.#byName.get(name);
      if (!known) this.#byName.set(name, { ...definition, name });
      if (!known || known.expression === definition.expression) return quotedName(name);
    }
  }
}
