import { writeFileSync } from 'node:fs';
import type { Bundle } from 'fhir/r4.js';
import type { Diagnostic, Severity } from '../../../src/diagnostic.ts';
import { readArtifacts } from '../../../src/package/readArtifacts.ts';
import { validateArtifacts } from '../../../src/validation/validateArtifacts.ts';

/** What `knart validate` says, and of what. */
export interface Found {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  /** Which resource: `entry 3`, or `bundle`. */
  readonly of: string;
  /** The element as JSON writes it: `PlanDefinition.action[0].definitionCanonical`. */
  readonly path: string;
}

/** Everything that `knart validate` finds in the text of a file, as `src/cli/validateCommand.ts` has it. */
export async function findingsIn(text: string, file: string): Promise<readonly Found[]> {
  writeFileSync(file, text);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const catalog = readArtifacts([file], report);
  await validateArtifacts(catalog, { complete: false }, report);
  const bundle = catalog.artifacts.find(({ resource }) => resource.resourceType === 'Bundle');
  const entries =
    bundle && Array.isArray((bundle.resource as Bundle).entry) ? (bundle.resource as Bundle).entry : [];
  const named = new Map<string, string>();
  for (const { resource, authored } of catalog.artifacts) {
    const at = entries?.findIndex((entry) => entry?.resource === resource) ?? -1;
    named.set(`${authored.line}:${authored.column}`, at < 0 ? 'bundle' : `entry ${at}`);
  }
  return diagnostics.map(({ code, severity, message, place, fhirPath = '' }) => ({
    code,
    severity,
    message,
    line: place.line ?? 0,
    of: named.get(`${place.line}:${place.column}`) ?? 'file',
    path: asJson(fhirPath),
  }));
}

/** `definition.ofType(canonical)` as `definitionCanonical`. */
function asJson(fhirPath: string): string {
  return fhirPath.replace(
    /\.ofType\((\w)(\w*)\)/g,
    (_, first: string, rest: string) => first.toUpperCase() + rest,
  );
}
