import type { CodeableConcept, Coding } from 'fhir/r4.js';
import { type CodeIndex, type ElementKey, keysOf } from './codeIndex.ts';
import { fitsType } from './fitsType.ts';

type Elements = Readonly<Record<string, unknown>>;

/** A list of records by what their codes pass. */
export class IndexedList {
  readonly #list: readonly unknown[];
  /** Places of the records of each type; of what is no record, under the empty name. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly #misfits = new Map<string, readonly number[]>();
  readonly #hits = new Map<string, { readonly byTest: number[][]; upTo: number }>();

  constructor(list: readonly unknown[]) {
    this.#list = list;
    const places = new Map<string, number[]>();
    for (const [place, record] of list.entries()) {
      const type = typeOf(record);
      const same = places.get(type);
      if (same) same.push(place);
      else places.set(type, [place]);
    }
    this.places = places;
  }

  /** Places of the records of a type that do not fit the definitions in an element. */
  misfits(type: string, element: string): readonly number[] {
    const name = `${type}.${element}`;
    let known = this.#misfits.get(name);
    if (!known) {
      const keys = keysOf(type, element);
      known = (this.places.get(type) ?? []).filter((place) => !fits(this.#list[place] as Elements, keys));
      this.#misfits.set(name, known);
    }
    return known;
  }

  /** Places of the records of a type with a coding in an element that passes a test; those that do not fit are not among them. */
  hits(type: string, element: string, index: CodeIndex, test: number): readonly number[] {
    const name = `${type}.${element}`;
    let known = this.#hits.get(name);
    if (!known) {
      known = { byTest: [], upTo: 0 };
      this.#hits.set(name, known);
    }
    if (known.upTo < index.size) {
      this.#collect(known.byTest, known.upTo, type, element, index);
      known.upTo = index.size;
    }
    return known.byTest[test] ?? none;
  }

  #collect(byTest: number[][], from: number, type: string, element: string, index: CodeIndex): void {
    const misfits = new Set(this.misfits(type, element));
    const keys = keysOf(type, element).filter(({ shape }) => shape === 'CodeableConcept');
    for (const place of this.places.get(type) ?? []) {
      if (misfits.has(place)) continue;
      for (const { system, code } of codingsOf(this.#list[place] as Elements, keys))
        for (const test of index.passed(system, code)) {
          if (test < from) continue;
          byTest[test] ??= [];
          const found = byTest[test];
          if (found.at(-1) !== place) found.push(place);
        }
    }
  }
}

const none: readonly number[] = [];

function typeOf(record: unknown): string {
  if (typeof record !== 'object' || record === null || '__path__' in record) return '';
  const { resourceType } = record as { resourceType?: unknown };
  return typeof resourceType === 'string' ? resourceType : '';
}

function fits(record: Elements, keys: readonly ElementKey[]): boolean {
  return keys.every((property) => {
    const { key, twin } = property;
    return !(twin in record) && (!(key in record) || fitsType(record[key], property));
  });
}

/** The codings of the concepts of an element. */
function codingsOf(record: Elements, keys: readonly ElementKey[]): readonly Coding[] {
  let found: readonly Coding[] = nothing;
  for (const { key } of keys) {
    const value = record[key] as CodeableConcept | CodeableConcept[] | undefined;
    for (const { coding } of value === undefined ? [] : Array.isArray(value) ? value : [value])
      if (coding) found = found.length === 0 ? coding : [...found, ...coding];
  }
  return found;
}

const nothing: readonly Coding[] = [];
