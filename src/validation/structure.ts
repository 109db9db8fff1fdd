import type { FhirResource } from 'fhir/r4.js';
import { releasesOfType } from '../definitions/fhirReleases.ts';
import { isResourceType } from '../definitions/shape.ts';
import type { StructureCheck } from './structureChecks.ts';
import { explain, type StructureFinding } from './structureFinding.ts';
import { fhirPathOf, isObject, type TypedValue } from './typedValue.ts';

/**
 * Checks the shape of a resource, and of each resource inside it, against the R4 definitions: elements, types,
 * cardinalities, codes of required bindings, formats. One finding for one defect.
 * @see https://hl7.org/fhir/R4/json.html
 */
export function* checkStructure(
  resources: readonly TypedValue[],
  checkOf: (type: string) => StructureCheck | undefined,
  isOwned: (resource: object) => boolean,
): Iterable<StructureFinding> {
  for (const typed of resources) {
    if (!isObject(typed.value)) continue;
    if (typed.parent && isOwned(typed.value)) continue;
    yield* checkOne(typed.value as unknown as FhirResource, fhirPathOf(typed), checkOf);
  }
}

function* checkOne(
  resource: FhirResource,
  fhirPath: string,
  checkOf: (type: string) => StructureCheck | undefined,
): Iterable<StructureFinding> {
  const { resourceType } = resource as { resourceType?: unknown };
  if (resourceType === undefined) return;
  if (typeof resourceType !== 'string' || !isResourceType(resourceType)) {
    yield { code: 'structure-resource-type', message: foreignType(resourceType), fhirPath };
    return;
  }
  const check = checkOf(resourceType);
  if (!check) throw new Error(`structure check of ${resourceType} was not loaded`);
  if (!check(resource)) yield* explain(resource, check.errors ?? [], fhirPath);
}

function foreignType(type: unknown): string {
  const releases = typeof type === 'string' ? releasesOfType(type) : [];
  const of = releases.length === 0 ? '' : `; it is one of FHIR ${releases.join(' and ')}`;
  return `${JSON.stringify(type)} is no resource type of FHIR R4${of}.`;
}
