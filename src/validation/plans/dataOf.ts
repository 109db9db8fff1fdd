import type { PlanDefinition } from 'fhir/r4.js';
import type { Scope } from '../scope.ts';
import type { PlacedPlan } from './actionsOf.ts';

/**
 * Resource types that a plan says it reads: inputs of its actions, and data requirements of its libraries and of the library of its
 * effective data requirements. Undefined where it says nothing, or names a library that is not here.
 */
export function dataOf({ resource, actions }: PlacedPlan, scope: Scope): ReadonlySet<string> | undefined {
  const types = new Set<string>(
    actions.flatMap(({ action }) => (action.input ?? []).map(({ type }) => type)),
  );
  for (const canonical of librariesOf(resource)) {
    const found = scope.catalog.byCanonical(canonical)?.resource;
    if (found?.resourceType !== 'Library') return undefined;
    for (const { type } of found.dataRequirement ?? []) types.add(type);
  }
  return types.size > 0 ? types : undefined;
}

function librariesOf({ library = [], extension = [] }: PlanDefinition): readonly string[] {
  const effective = extension.flatMap(({ url, valueCanonical }) =>
    url.endsWith('ffectiveDataRequirements') && valueCanonical ? [valueCanonical] : [],
  );
  return [...library, ...effective];
}
