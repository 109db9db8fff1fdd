import type { Diagnostic } from '../../../src/diagnostic.ts';
import { readArtifacts } from '../../../src/package/readArtifacts.ts';
import { validateArtifacts } from '../../../src/validation/validateArtifacts.ts';
import type { Issue } from './verdict.ts';

/** The errors of our own validator about a file, found as `knart validate` finds them. */
export async function ourErrors(file: string, beside: readonly string[] = []): Promise<Issue[]> {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void found.push(diagnostic);
  const catalog = readArtifacts([file, ...beside], report);
  await validateArtifacts(catalog, { complete: false }, report);
  return found
    .filter(({ severity, place }) => severity === 'error' && place.file === file)
    .map(({ severity, code, message, fhirPath }) => ({
      severity,
      expression: fhirPath ?? null,
      messageId: code,
      text: message,
    }));
}
