import { type Property, shapeOf } from '../../definitions/shape.ts';
import type { CodingTest } from './codingTest.ts';

/** The most codings that what they pass is kept for; who has seen more begins again. */
const most = 100_000;

/** Which tests of an element's codings a coding passes, found out once for each coding that is met. */
export class CodeIndex {
  readonly #tests: CodingTest[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #passed = new Map<string, { readonly tests: number[]; upTo: number }>();

  get size(): number {
    return this.#tests.length;
  }

  /** The number of a test, which is the same for the same key. */
  numberOf(key: string, test: CodingTest): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#tests.length);
    return this.#tests.push(test) - 1;
  }

  /** The numbers of the tests that a coding passes, in order. */
  passed(system: string | undefined, code: string | undefined): readonly number[] {
    const key = `${system ?? ' '}|${code ?? ' '}`;
    let known = this.#passed.get(key);
    if (!known) {
      if (this.#passed.size >= most) this.#passed.clear();
      known = { tests: [], upTo: 0 };
      this.#passed.set(key, known);
    }
    for (; known.upTo < this.#tests.length; known.upTo++)
      if (this.#tests[known.upTo]?.(system, code)) known.tests.push(known.upTo);
    return known.tests;
  }
}

/** A JSON property that an element may have. */
export interface ElementKey extends Pick<Property, 'shape' | 'list'> {
  readonly key: string;
  /** Where what a primitive has besides its value stands. */
  readonly twin: string;
}

/** The JSON properties that an element of a type may have; several of a choice. */
export function keysOf(type: string, element: string): readonly ElementKey[] {
  const name = `${type}.${element}`;
  let known = keys.get(name);
  if (!known) {
    known = [...(shapeOf(type)?.properties ?? [])]
      .filter(([, { element: of }]) => of.name === element || of.name === `${element}[x]`)
      .map(([key, { shape, list }]) => ({ key, twin: `_${key}`, shape, list }));
    keys.set(name, known);
  }
  return known;
}

const keys = new Map<string, readonly ElementKey[]>();
