import { shapeOf } from '../../definitions/shape.ts';
import type { Property, PropertyOf } from './setElement.ts';

/**
 * The JSON property of an element of R4: `status`, or of a choice named without its type (`timing`) the first variant that can hold
 * the value.
 */
export const elementProperty: PropertyOf = (shape, name, value) => {
  const properties = shapeOf(shape)?.properties;
  const own = properties?.get(name);
  if (own) return asProperty(name, own.list, own.shape);
  for (const [key, { element, list, shape: inner }] of properties ?? [])
    if (element.name === `${name}[x]` && (value === undefined || fits(inner, value)))
      return asProperty(key, list, inner);
  return undefined;
};

function asProperty(key: string, list: boolean, shape: string): Property {
  return { key, list, shape, taking: (value) => taken(shape, value) };
}

/** The value where it fits; a Coding becomes a CodeableConcept where one is wanted, as in CQL. */
function taken(shape: string, value: unknown): unknown {
  if (fits(shape, value)) return value;
  const isConcept = shape === 'CodeableConcept' && fits('Coding', value);
  return isConcept ? { coding: [value] } : undefined;
}

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  positiveInt: Number.isInteger,
  unsignedInt: Number.isInteger,
  decimal: (value) => typeof value === 'number',
  date: (value) => typeof value === 'string' && /^\d{4}(?:-\d\d){0,2}$/.test(value),
  dateTime: (value) => typeof value === 'string' && /^\d{4}(?:-\d\d){0,2}(?:T.*)?$/.test(value),
  instant: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(value),
};

function fits(type: string, value: unknown): boolean {
  const known = primitives[type];
  if (known) return known(value);
  if (/^[a-z]/.test(type)) return typeof value === 'string';
  if (typeof value !== 'object' || value === null) return false;
  const own = (value as { resourceType?: unknown }).resourceType;
  if (typeof own === 'string') return own === type || type === 'Resource';
  const names = shapeOf(type)?.properties;
  return Object.keys(value).every((key) => names?.has(key.replace(/^_/, '')) ?? false);
}
