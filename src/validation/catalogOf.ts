import { isDeepStrictEqual } from 'node:util';
import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, Catalog, referenceOf } from '../artifact.ts';
import type { Report } from '../diagnostic.ts';
import { isObject } from './typedValue.ts';

/** A value that a caller calls a resource, and its name in findings. */
export interface NamedResource {
  readonly resource: unknown;
  readonly name: string;
}

/** Deepest nesting that is checked, as in files; no FHIR resource comes near. */
const deepest = 500;

/**
 * The resources of a caller as a catalog, each as JSON would carry it, with those in Bundles as artifacts of their own; what the same
 * words say twice is taken once. What is no resource, or cannot be JSON, is reported (`json-not-a-resource`).
 */
export function catalogOf(resources: readonly NamedResource[], report: Report): Catalog {
  const plain = resources.flatMap(({ resource, name }) => {
    const found = asJson(resource);
    if (typeof found !== 'string') return withEntries(found as unknown as FhirResource, name);
    report({ code: 'json-not-a-resource', severity: 'error', message: found, place: { file: name } });
    return [];
  });
  return new Catalog(withoutCopies(plain));
}

/** A copy of what JSON carries of an object; or, in words, why there is none. */
function asJson(resource: unknown): Record<string, unknown> | string {
  try {
    const copy: unknown = JSON.parse(JSON.stringify(resource) ?? 'null');
    if (!isObject(copy) || !Object.hasOwn(copy, 'resourceType'))
      return 'This is no FHIR resource: an object with a resourceType was expected.';
    return isDeeper(copy, deepest) ? `This is nested more than ${deepest} levels deep.` : copy;
  } catch (error) {
    // Objects in circles and big integers are TypeErrors of JSON.stringify, bottomless ones RangeErrors.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return 'This cannot be written as JSON: it leads in a circle, is too deep, or holds what is no JSON value.';
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function withEntries(resource: FhirResource, file: string): Artifact[] {
  const entries: readonly unknown[] =
    resource.resourceType === 'Bundle' && Array.isArray(resource.entry) ? resource.entry : [];
  const inner = entries.flatMap((entry, index) =>
    isObject(entry) && isObject(entry.resource) && Object.hasOwn(entry.resource, 'resourceType')
      ? withEntries(entry.resource as unknown as FhirResource, `${file}.entry[${index}].resource`)
      : [],
  );
  return [{ resource, sources: [], authored: { file } }, ...inner];
}

function withoutCopies(artifacts: readonly Artifact[]): Artifact[] {
  const first = new Map<string, FhirResource>();
  return artifacts.filter(({ resource }) => {
    if (resource.id === undefined) return true;
    const known = first.get(referenceOf(resource));
    if (!known) first.set(referenceOf(resource), resource);
    return !known || !isDeepStrictEqual(known, resource);
  });
}
