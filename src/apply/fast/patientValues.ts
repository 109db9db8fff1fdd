import type { Expression } from '../../fhirpath/expression.ts';
import type { ConditionNode } from './conditionTree.ts';
import type { Truth } from './threeValued.ts';

/** The variables of an evaluation, without their `%`. */
export type Variables = Readonly<Record<string, unknown>>;

/** What is known of one patient, who is told by the lists. */
export class Patient {
  /** Truths of the parts of conditions that depend on lists alone. */
  readonly truths = new WeakMap<ConditionNode, { readonly truth: Truth }>();
  readonly lists: ReadonlyMap<string, readonly unknown[]>;
  /** Some list has nothing in a place, and of that the engine has its own way of counting. */
  readonly hasGaps: boolean;
  readonly #strings = new Map<string, ReadonlySet<string> | undefined>();
  #last: Variables;

  constructor(variables: Variables) {
    this.#last = variables;
    this.lists = new Map(
      Object.entries(variables).flatMap(([name, value]) =>
        Array.isArray(value) ? [[name, value] as const] : [],
      ),
    );
    this.hasGaps = [...this.lists.values()].some((list) =>
      list.some((value) => value === null || value === undefined),
    );
  }

  /** Whether the variables hold the very same lists. */
  isOf(variables: Variables): boolean {
    if (variables === this.#last) return true;
    let lists = 0;
    for (const name in variables) {
      const value = variables[name];
      if (!Array.isArray(value)) continue;
      lists++;
      if (this.lists.get(name) !== value) return false;
    }
    if (lists !== this.lists.size) return false;
    this.#last = variables;
    return true;
  }

  /** Whether all of these variables are lists. */
  holds(names: readonly string[]): boolean {
    return names.every((name) => this.lists.has(name));
  }

  /** The value of `'text' in %list`, where the list holds strings alone. */
  membership(expression: Expression): boolean | undefined {
    if (expression.kind !== 'operation' || expression.operator !== 'in') return undefined;
    const { left, right } = expression;
    if (left.kind !== 'literal' || typeof left.value !== 'string' || right.kind !== 'variable')
      return undefined;
    return this.#stringsOf(right.name)?.has(left.value);
  }

  #stringsOf(name: string): ReadonlySet<string> | undefined {
    if (!this.#strings.has(name)) {
      const list = this.lists.get(name);
      const isText = list?.every((value): value is string => typeof value === 'string');
      this.#strings.set(name, isText ? new Set(list as readonly string[]) : undefined);
    }
    return this.#strings.get(name);
  }
}
