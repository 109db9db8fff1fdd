import type { StructureDefinition } from 'fhir/r4.js';

/** The parts of an extension with what each says, and where the extension may stand. */
export function structureView({ context = [], differential }: StructureDefinition) {
  const slices = (differential?.element ?? []).filter(({ sliceName }) => sliceName !== undefined);
  return {
    contexts: context.map(({ expression }) => expression).join(', '),
    parts: slices.map(({ sliceName = '', short = '', definition = '' }) => ({
      name: sliceName,
      short,
      definition,
    })),
  };
}
