import type { FhirResource } from 'fhir/r4.js';
import { type Shape, shapeOf } from '../definitions/shape.ts';

/** A spot in a resource. */
export interface Located {
  readonly fhirPath: string;
  readonly value: unknown;
  /** The shape of the object at the spot. */
  readonly shape: Shape | undefined;
  /** The type of the value at the spot, as far as the definitions know it. */
  readonly type: string | undefined;
  /** True when the spot is the id of a resource, whose published type does not tell its format. */
  readonly id: boolean;
}

/** Follows a JSON Pointer through a resource and its definitions; `rootPath` is where the resource itself stands. */
export function locate(resource: FhirResource, pointer: string, rootPath: string): Located {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const start: Located = {
    fhirPath: rootPath,
    value: resource,
    shape: shapeOf(resource.resourceType),
    type: resource.resourceType,
    id: false,
  };
  return keys.reduce((at, key) => step(at, key, keys.length === 1 && key === 'id'), start);
}

function step(at: Located, key: string, id: boolean): Located {
  const value = (at.value as Record<string, unknown> | undefined)?.[key];
  if (Array.isArray(at.value)) return { ...at, fhirPath: `${at.fhirPath}[${key}]`, value };
  const twin = key.startsWith('_');
  const property = at.shape?.properties.get(twin ? key.slice(1) : key);
  const shapeName = twin ? 'Element' : property?.shape;
  return {
    fhirPath: `${at.fhirPath}.${property?.step ?? key}`,
    value,
    shape: shapeName === undefined ? undefined : shapeOf(shapeName),
    type: twin ? 'Element' : (property?.type?.profile ?? property?.type?.code),
    id,
  };
}
