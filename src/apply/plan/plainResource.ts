import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import { shapeOf } from '../../definitions/shape.ts';

const numbers = new Set(['integer', 'positiveInt', 'unsignedInt', 'decimal']);

/**
 * A resource as the parsers of servers read it: numbers that are written as strings become numbers, and an id that carries its type
 * (`Patient/x`) loses it. Both are no FHIR, and both are met.
 */
export function plainResource<T extends FhirResource>(resource: T): T {
  return { ...(withNumbers(resource, resource.resourceType) as T), ...plainId(resource) };
}

/** Ids alone, of a resource or of the entries of a Bundle; for records, which are many, so that what is right is not copied. */
export function withPlainIds<T extends FhirResource>(given: T): T {
  const plain = plainId(given);
  const entry = given?.resourceType === 'Bundle' ? withPlainEntries(given) : undefined;
  return plain.id === undefined && !entry ? given : { ...given, ...plain, ...(entry && { entry }) };
}

/** Undefined where nothing changes. */
function withPlainEntries({ entry }: Bundle): Bundle['entry'] {
  if (!Array.isArray(entry)) return undefined;
  let changed = false;
  const plain = entry.map((one) => {
    const resource = one?.resource as FhirResource | undefined;
    const inner = resource && withPlainIds(resource);
    if (inner === resource) return one;
    changed = true;
    return { ...one, resource: inner } as BundleEntry;
  });
  return changed ? plain : undefined;
}

function plainId(resource: FhirResource): { id?: string } {
  const { resourceType, id } = resource ?? {};
  const prefix = `${resourceType}/`;
  return typeof id === 'string' && id.startsWith(prefix) ? { id: id.slice(prefix.length) } : {};
}

function withNumbers(value: unknown, shape: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withNumbers(one, shape));
  if (numbers.has(shape))
    return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  const { resourceType } = value as { resourceType?: string };
  const properties = shapeOf(String(resourceType ?? shape))?.properties;
  if (!properties) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const property = properties.get(key);
      return [key, property ? withNumbers(inner, property.shape) : inner];
    }),
  );
}
