import type { Catalog } from '../artifact.ts';
import type { Report } from '../diagnostic.ts';
import type { ValidationOptions } from './scope.ts';
import { type CheckArtifact, validatorFor } from './validate.ts';

/** All that is checked of artifacts that others made: what `validate` does, and the FHIRPath of plans and activities. */
export async function validateArtifacts(
  catalog: Catalog,
  options: ValidationOptions,
  report: Report,
): Promise<void> {
  const check = await artifactChecker(catalog, options);
  for (const artifact of catalog.artifacts) await check(artifact, report);
}

/** The same for single artifacts of a catalog. */
export async function artifactChecker(catalog: Catalog, options: ValidationOptions): Promise<CheckArtifact> {
  const check = await validatorFor(catalog, options);
  if (catalog.ofType('PlanDefinition').length + catalog.ofType('ActivityDefinition').length === 0)
    return check;
  // FHIRPath is loaded for plans only.
  const { expressionChecker } = await import('./expressions/validateExpressions.ts');
  const checkExpressions = expressionChecker();
  return async (artifact, report) => {
    await check(artifact, report);
    await checkExpressions(artifact, report);
  };
}
