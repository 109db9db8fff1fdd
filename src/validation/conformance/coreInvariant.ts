import { type ElementDefinition, loadDefinitions } from '../../definitions/definitions.ts';

const known = new Map<string, ReadonlyMap<string, string>>();

/** The expression of an invariant that R4 has by this key in a type, in one of its elements or in what it is based on. */
export function coreInvariant(key: string, type: string): string | undefined {
  let found = known.get(type);
  if (!found) {
    found = new Map(invariantsOf(type));
    known.set(type, found);
  }
  return found.get(key);
}

function* invariantsOf(type: string): Iterable<[string, string]> {
  const { types } = loadDefinitions();
  const start = Object.hasOwn(types, type) ? type : undefined;
  for (let at = start; at !== undefined; at = at === 'Element' ? undefined : (types[at]?.base ?? 'Element')) {
    yield* ofElements(types[at]?.elements ?? []);
    for (const { key, expression } of types[at]?.invariants ?? []) if (expression) yield [key, expression];
  }
}

function* ofElements(elements: readonly ElementDefinition[]): Iterable<[string, string]> {
  for (const { invariants = [], elements: inner = [] } of elements) {
    for (const { key, expression } of invariants) if (expression) yield [key, expression];
    yield* ofElements(inner);
  }
}
