import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';

/** What a plan says of itself where its FHIRPath asks `memberOf`. */
export const membershipNote =
  'Not for HAPI: the FHIRPath conditions ask memberOf, so they run in an engine that can look codes up in the value sets of this package, with a terminology server or from their definitions. HAPI does not compile memberOf; it runs the CQL.';

/** Urls of the ValueSets that the FHIRPath conditions of a plan ask by `memberOf`, each once. */
export function valueSetsAsked({ action = [] }: Pick<PlanDefinition, 'action'>): readonly string[] {
  return [...new Set(action.flatMap(askedIn))];
}

function askedIn({ condition = [], action = [] }: PlanDefinitionAction): string[] {
  const texts = condition.flatMap(({ expression }) => expression?.expression ?? []);
  const urls = texts.flatMap((text) =>
    [...text.matchAll(/\.memberOf\('((?:[^'\\]|\\.)*)'\)/g)].map(([, url]) =>
      (url as string).replace(/\\(.)/g, '$1'),
    ),
  );
  return [...urls, ...action.flatMap(askedIn)];
}
