import type { Artifact, Catalog } from '../artifact.ts';
import type { Diagnostic, Report, Severity } from '../diagnostic.ts';
import { structureFaults } from './catalogue/structureFaults.ts';
import type { Finding, Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { Scope, type ValidationOptions } from './scope.ts';
import { checkStructure } from './structure.ts';
import { loadStructureChecks } from './structureChecks.ts';
import type { StructureFinding } from './structureFinding.ts';
import { isObject, typedValues } from './typedValue.ts';

/** Checks one artifact of a catalog. */
export type CheckArtifact = (artifact: Artifact, report: Report) => Promise<void>;

/** Checks every artifact of a catalog, one after the other, as `validatorFor` says. */
export async function validate(catalog: Catalog, options: ValidationOptions, report: Report): Promise<void> {
  const check = await validatorFor(catalog, options);
  for (const artifact of catalog.artifacts) await check(artifact, report);
}

/**
 * Makes a check of single artifacts of a catalog: the structure of each first, then the rules. An artifact of unsound structure is
 * still read by the rules that can bear it. Findings are reported at the place where the artifact was authored.
 */
export async function validatorFor(catalog: Catalog, options: ValidationOptions): Promise<CheckArtifact> {
  const known = new WeakMap<object, readonly StructureFinding[]>();
  const structureOf = (artifact: Artifact) => {
    const { resource } = artifact;
    const owns = (inner: object) => scope.owns(inner);
    const found = known.get(resource) ?? [
      ...checkStructure(scope.valuesOf(artifact, 'Resource'), checkOf, owns),
    ];
    known.set(resource, found);
    return found;
  };
  const scope = new Scope(catalog, options, (artifact) => structureOf(artifact).length === 0);
  const checkOf = await loadStructureChecks(catalog.holdings.types ?? typesIn(scope));
  return async (artifact, report) => {
    for (const finding of structureOf(artifact))
      report(toDiagnostic(artifact, finding, { code: finding.code, ...structureFaults[finding.code] }));
    const isSound = scope.isSound(artifact);
    for (const rule of rules) {
      if (!rule.tolerant && !isSound) continue;
      const preparing = rule.prepare?.(artifact, scope);
      if (preparing) await preparing;
      for (const finding of bearable(rule, artifact)) report(toDiagnostic(artifact, finding, rule));
    }
  };

  /**
   * What a rule finds, up to a value that is none of what R4 has there: that is told as a fault of structure, of the artifact or of an
   * entry of it, and no rule has to look out for it wherever it reads. Where the fault is that of another artifact, which this one may lead
   * to, it is said here that the rule did not come to an end. In a catalog that is sound throughout it is a bug of the rule.
   */
  function* bearable(rule: Rule, artifact: Artifact): Iterable<Finding> {
    try {
      yield* rule.check(artifact, scope);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      if (!isSoundThroughout(artifact)) return;
      if (catalog.artifacts.every(isSoundThroughout)) throw error;
      yield {
        severity: 'information',
        message: 'This could not be checked to the end: mend what else is wrong here first.',
        fhirPath: String(artifact.resource.resourceType),
      };
    }
  }

  function isSoundThroughout({ resource }: Artifact): boolean {
    const all = typedValues(resource, () => false).get('Resource') ?? [];
    return [...checkStructure(all, checkOf, () => false)].length === 0;
  }
}

function toDiagnostic(
  artifact: Artifact,
  { message, fhirPath, severity: own }: Finding,
  { code, severity, spec }: { code: string; severity: Severity; spec: string },
): Diagnostic {
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
