import { shapeOf } from '../../definitions/shape.ts';
import type { PropertyOf } from './setElement.ts';

/**
 * The JSON property of an element of R4: `status`, or of a choice named without its type (`timing`) the first variant that can hold
 * the value.
 */
export const elementProperty: PropertyOf = (shape, name, value) => {
  const properties = shapeOf(shape)?.properties;
  const own = properties?.get(name);
  if (own) return { key: name, list: own.list, shape: own.shape };
  for (const [key, { element, list, shape: inner }] of properties ?? [])
    if (element.name === `${name}[x]` && (value === undefined || fits(inner, value)))
      return { key, list, shape: inner };
  return undefined;
};

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
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
  const names = shapeOf(type)?.properties;
  return Object.keys(value).every((key) => names?.has(key.replace(/^_/, '')) ?? false);
}
