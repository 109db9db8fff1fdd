import type { StructureDefinition } from 'fhir/r4.js';

/** What a profile of Parameters says of one parameter. */
export interface ParameterSlice {
  readonly min: number | undefined;
  readonly max: string | undefined;
  /** Types of its value or resource, as far as the profile names them. */
  readonly types: readonly string[];
}

/** The parameters that a profile of Parameters describes, by the fixed name of each slice. */
export function slicesOf(profile: StructureDefinition): ReadonlyMap<string, ParameterSlice> {
  const elements = profile.differential?.element ?? profile.snapshot?.element ?? [];
  const slices = new Map<string, ParameterSlice>();
  for (const { path, id, sliceName, min, max } of elements) {
    if (path !== 'Parameters.parameter' || !sliceName || !id) continue;
    const inner = (name: string) => elements.find((each) => each.id === `${id}.${name}`);
    const named = inner('name');
    const name = named?.fixedString ?? named?.patternString;
    const types = ['value[x]', 'resource']
      .map(inner)
      .flatMap((each) => (each?.max === '0' ? [] : (each?.type ?? [])))
      .map(({ code }) => code);
    if (name) slices.set(name, { min, max, types });
  }
  return slices;
}
