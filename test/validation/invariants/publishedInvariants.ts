import {
  type ElementDefinition,
  type Invariant,
  loadDefinitions,
} from '../../../src/definitions/definitions.ts';

/** An invariant of R4, the type or element that has it, and the type of the values it is asked of. */
export interface PublishedInvariant {
  readonly owner: string;
  readonly base: string;
  readonly invariant: Invariant;
}

/** All invariants of the R4 core. */
export function publishedInvariants(): PublishedInvariant[] {
  return Object.entries(loadDefinitions().types).flatMap(([name, { invariants = [], elements }]) => [
    ...invariants.map((invariant) => ({ owner: name, base: name, invariant })),
    ...ofElements(name, elements),
  ]);
}

function ofElements(path: string, elements: readonly ElementDefinition[]): PublishedInvariant[] {
  return elements.flatMap(({ name, invariants = [], elements: inner = [], types }) => {
    const owner = `${path}.${name}`;
    const base = inner.length > 0 ? owner : (types?.[0]?.profile ?? types?.[0]?.code ?? owner);
    return [...invariants.map((invariant) => ({ owner, base, invariant })), ...ofElements(owner, inner)];
  });
}
