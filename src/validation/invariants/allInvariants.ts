import { type ElementDefinition, type Invariant, loadDefinitions } from '../../definitions/definitions.ts';

/** An invariant of R4, and the type or element that has it: `Period`, `Questionnaire.item`. */
export interface PlacedInvariant {
  readonly owner: string;
  readonly invariant: Invariant;
}

/** Every invariant of R4, where it is stated. A few keys stand at several places. */
export function allInvariants(): readonly PlacedInvariant[] {
  return Object.entries(loadDefinitions().types).flatMap(([name, { invariants, elements }]) => [
    ...placed(name, invariants),
    ...below(name, elements),
  ]);
}

function below(owner: string, elements: readonly ElementDefinition[]): readonly PlacedInvariant[] {
  return elements.flatMap(({ name, invariants, elements: inner = [] }) => {
    const own = `${owner}.${name}`;
    return [...placed(own, invariants), ...below(own, inner)];
  });
}

function placed(owner: string, invariants: readonly Invariant[] = []): readonly PlacedInvariant[] {
  return invariants.map((invariant) => ({ owner, invariant }));
}
