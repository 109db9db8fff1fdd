import type { FhirResource } from 'fhir/r4.js';
import type { Diagnostic } from '../diagnostic.ts';
import { catalogOf } from './catalogOf.ts';
import type { ValidationOptions } from './scope.ts';
import { validateArtifacts } from './validateArtifacts.ts';

/** What a caller may say about the resources to be validated; nothing has to be said. */
export interface ValidateOptions extends Partial<ValidationOptions> {
  /** What a resource is called in `place.file` of its findings, by its index: its file, say. If nothing is said: `resources[0]`. */
  readonly nameOf?: (index: number) => string;
}

/**
 * Checks FHIR R4 resources as `knart validate` does: structure, invariants, narrative, references, terminology, and the rules and expressions of
 * knowledge artifacts. They may refer to each other; the entries of Bundles are checked as resources of their own
 * (`resources[0].entry[2].resource`). Takes anything, of whatever shape, and changes nothing of it: what is wrong is a finding, in the order
 * of the resources. No finding means that nothing was found wrong.
 */
export async function validateResources(
  resources: readonly FhirResource[] | FhirResource,
  { nameOf = (index) => `resources[${index}]`, complete = false, ...options }: ValidateOptions = {},
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const all: readonly unknown[] = Array.isArray(resources) ? resources : [resources];
  const catalog = catalogOf(
    all.map((resource, index) => ({ resource, name: nameOf(index) })),
    report,
  );
  await validateArtifacts(catalog, { ...options, complete }, report);
  return diagnostics;
}
