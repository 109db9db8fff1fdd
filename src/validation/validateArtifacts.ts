import type { Catalog } from '../artifact.ts';
import type { Report } from '../diagnostic.ts';
import type { ValidationOptions } from './scope.ts';
import { validate } from './validate.ts';

/** All that is checked of artifacts that others made: what `validate` does, and the FHIRPath of plans and activities. */
export async function validateArtifacts(
  catalog: Catalog,
  options: ValidationOptions,
  report: Report,
): Promise<void> {
  await validate(catalog, options, report);
  if (catalog.ofType('PlanDefinition').length + catalog.ofType('ActivityDefinition').length === 0) return;
  // The lint is loaded for plans only.
  const { validateExpressions } = await import('./expressions/validateExpressions.ts');
  await validateExpressions(catalog.artifacts, report);
}
