import type { Expression } from '../../fhirpath/expression.ts';
import { CodeIndex } from './codeIndex.ts';
import { type CodeNeed, codeNeed } from './codeNeed.ts';
import { IndexedList } from './indexedList.ts';
import type { MemberTest } from './known.ts';

/** The records of a list that the steps after it can make anything of; undefined where all must be looked at. */
export type Narrowing = (list: readonly unknown[]) => readonly unknown[] | undefined;

/** A need with the numbers of its tests. */
interface NumberedNeed extends CodeNeed {
  readonly tests: readonly { readonly index: CodeIndex; readonly number: number }[];
}

const nothing: readonly unknown[] = Object.freeze([]);

/** Indexes lists by code, each once, and reads from expressions which records of a list they need. */
export class Narrower {
  readonly #members: MemberTest;
  readonly #indexes = new Map<string, CodeIndex>();
  readonly #lists = new WeakMap<readonly unknown[], IndexedList>();

  constructor(members: MemberTest) {
    this.#members = members;
  }

  /** What the steps after a list need of it; see `codeNeed` for why that is enough. */
  narrowing(steps: readonly Expression[]): Narrowing {
    const needs = new Map<string, NumberedNeed | undefined>();
    return (list) => {
      if (list.length === 0) return list;
      const indexed = this.#indexed(list);
      const kept: number[] = [];
      for (const [type, places] of indexed.places) {
        if (!needs.has(type)) needs.set(type, type === '' ? undefined : this.#need(steps, type));
        const need = needs.get(type);
        // Of a list of one type nothing is gained, and the engine may as well have it as it is.
        if (!need && indexed.places.size === 1) return undefined;
        if (need) addPlaces(kept, need, type, indexed);
        else for (const place of places) kept.push(place);
      }
      if (kept.length === 0) return nothing;
      const inOrder = kept.sort((one, other) => one - other);
      return inOrder.filter((place, at) => place !== inOrder[at - 1]).map((place) => list[place]);
    };
  }

  #need(steps: readonly Expression[], type: string): NumberedNeed | undefined {
    const need = codeNeed(steps, type, this.#members);
    return (
      need && {
        ...need,
        tests: need.needs.map(({ element, key, test }) => {
          const index = this.#index(`${type}.${element}`);
          return { index, number: index.numberOf(key, test) };
        }),
      }
    );
  }

  #index(name: string): CodeIndex {
    let index = this.#indexes.get(name);
    if (!index) {
      index = new CodeIndex();
      this.#indexes.set(name, index);
    }
    return index;
  }

  #indexed(list: readonly unknown[]): IndexedList {
    let indexed = this.#lists.get(list);
    if (!indexed) {
      indexed = new IndexedList(list);
      this.#lists.set(list, indexed);
    }
    return indexed;
  }
}

/** Adds the places of the records of a type that may count, some of them twice. Lists may be long: places are never parameters. */
function addPlaces(
  kept: number[],
  { needs, tests, elements }: NumberedNeed,
  type: string,
  list: IndexedList,
): void {
  for (const element of elements) for (const place of list.misfits(type, element)) kept.push(place);
  for (const [at, { index, number }] of tests.entries()) {
    const { element = '', when } = needs[at] ?? {};
    const hits = list.hits(type, element, index, number);
    if (when === 'some') for (const place of hits) kept.push(place);
    else {
      const passing = new Set(hits);
      for (const place of list.places.get(type) ?? []) if (!passing.has(place)) kept.push(place);
    }
  }
}
