import type { FhirResource } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import type { Scope } from '../scope.ts';
import { containerOf, isObject } from '../typedValue.ts';
import type { Placed } from './placed.ts';

/** The resource that a Reference or canonical leads to, as far as it is here. */
export function targetOf(placed: Placed, scope: Scope): FhirResource | undefined {
  const reference = referenceIn(placed.value);
  if (reference === undefined) return undefined;
  if (reference === '#') return containerOf(placed) as FhirResource;
  if (reference.startsWith('#'))
    return containerOf(placed).contained?.find(({ id }) => `#${id}` === reference);
  return scope.find(reference) ?? scope.catalog.byCanonical(reference)?.resource;
}

/** Its type: of the resource itself, else as the Reference says or its url ends. */
export function targetTypeOf(placed: Placed, scope: Scope): string | undefined {
  const target = targetOf(placed, scope);
  if (target) return target.resourceType;
  const said = isObject(placed.value) ? placed.value.type : undefined;
  const [, type = ''] =
    /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(referenceIn(placed.value) ?? '') ?? [];
  if (isResourceType(type)) return type;
  return typeof said === 'string' && isResourceType(said) ? said : undefined;
}

function referenceIn(value: unknown): string | undefined {
  const reference = isObject(value) ? value.reference : value;
  return typeof reference === 'string' ? reference : undefined;
}
