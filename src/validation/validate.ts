import type { Artifact, Catalog } from '../artifact.ts';
import type { Report, Severity } from '../diagnostic.ts';
import { structureFaults } from './catalogue/structureFaults.ts';
import type { Finding } from './rule.ts';
import { rules } from './rules/index.ts';
import { Scope, type ValidationOptions } from './scope.ts';
import { checkStructure } from './structure.ts';
import { loadStructureChecks } from './structureChecks.ts';
import { isObject } from './typedValue.ts';

/**
 * Checks every artifact of a catalog: the structure of all first, then the rules. An artifact of unsound structure is still
 * read by the rules that can bear it. Findings are reported at the place where the artifact was authored.
 */
export async function validate(catalog: Catalog, options: ValidationOptions, report: Report): Promise<void> {
  const scope = new Scope(catalog, options);
  const checkOf = await loadStructureChecks(typesIn(scope));
  for (const artifact of catalog.artifacts) reportStructure(artifact, scope, checkOf, report);
  for (const rule of rules) await rule.prepare?.(scope);
  for (const artifact of catalog.artifacts) {
    for (const rule of rules) {
      if (!rule.tolerant && !scope.isSound(artifact)) continue;
      for (const finding of rule.check(artifact, scope)) {
        report(toDiagnostic(artifact, finding, rule));
      }
    }
  }
}

function reportStructure(
  artifact: Artifact,
  scope: Scope,
  checkOf: Awaited<ReturnType<typeof loadStructureChecks>>,
  report: Report,
): void {
  for (const finding of checkStructure(scope.valuesOf(artifact, 'Resource'), checkOf, (inner) =>
    scope.owns(inner),
  )) {
    scope.markUnsound(artifact);
    report(toDiagnostic(artifact, finding, { code: finding.code, ...structureFaults[finding.code] }));
  }
}

function toDiagnostic(
  artifact: Artifact,
  { message, fhirPath, severity: own }: Finding,
  { code, severity, spec }: { code: string; severity: Severity; spec: string },
) {
  return {
    code,
    severity: own ?? severity,
    message,
    place: artifact.authored,
    ...(fhirPath !== undefined && { fhirPath }),
    spec,
  };
}

/** The resource types that occur, inner resources included. */
function typesIn(scope: Scope): Set<string> {
  const types = new Set<string>();
  for (const artifact of scope.catalog.artifacts) {
    for (const { value } of scope.valuesOf(artifact, 'Resource')) {
      if (isObject(value) && typeof value.resourceType === 'string') types.add(value.resourceType);
    }
  }
  return types;
}
