import type { FhirResource } from 'fhir/r4.js';
import type { Property, Shape } from '../definitions/shape.ts';
import { isPrimitive, isResourceType, shapeOf } from '../definitions/shape.ts';

/** A value in a resource, with the type that the definitions give it and the way to it. */
export interface TypedValue {
  readonly value: unknown;
  /** `Reference`, `canonical`, `CodeableConcept`; `Resource` for a resource, the root included. */
  readonly type: string;
  /** Absent for the root. */
  readonly property?: Property;
  readonly parent?: TypedValue;
  readonly index?: number;
}

/** Values of one resource by type. */
export type TypedValues = ReadonlyMap<string, readonly TypedValue[]>;

/** Plain values that a rule may ask for; of the others only those with invariants of their own are kept. */
const keptPrimitives = new Set(['canonical', 'uri', 'url']);

/**
 * Finds all objects of a resource, itself and inner resources included, and its uris. It takes any JSON: what does not
 * fit the definitions is passed over. Inner resources for which `skip` holds are not entered.
 */
export function typedValues(root: FhirResource, skip: (inner: object) => boolean): TypedValues {
  const found = new Map<string, TypedValue[]>();
  const { resourceType } = root as { resourceType: unknown };
  visit({ value: root, type: 'Resource' }, typeof resourceType === 'string' ? resourceType : '');
  return found;

  function visit(typed: TypedValue, shapeName: string): void {
    if (isWanted(typed)) keep(typed);
    if (isPrimitive(shapeName) || !isObject(typed.value)) return;
    const inner = typed.type === 'Resource' ? enter(typed) : shapeName;
    const shape = inner === undefined ? undefined : shapeOf(inner);
    if (shape) visitProperties(typed, typed.value, shape);
  }

  function keep(typed: TypedValue): void {
    const list = found.get(typed.type);
    if (list) list.push(typed);
    else found.set(typed.type, [typed]);
  }

  function enter({ value, parent }: TypedValue): string | undefined {
    const { resourceType } = value as { resourceType?: unknown };
    const entered = typeof resourceType === 'string' && isResourceType(resourceType);
    return entered && !(parent && skip(value as object)) ? resourceType : undefined;
  }

  function visitProperties(parent: TypedValue, object: Record<string, unknown>, shape: Shape): void {
    for (const key of Object.keys(object)) {
      const value = object[key];
      const twin = key.startsWith('_');
      const property = shape.properties.get(twin ? key.slice(1) : key);
      if (!property) continue;
      const type = twin ? 'Element' : (property.type?.code ?? 'BackboneElement');
      // most of a resource is plain values that nobody asks for
      if (typeof value !== 'object' && !isWantedPrimitive(type, property)) continue;
      const shapeName = twin ? 'Element' : property.shape;
      if (Array.isArray(value)) {
        for (const [index, entry] of value.entries())
          visit({ value: entry, type, property, parent, index }, shapeName);
      } else visit({ value, type, property, parent }, shapeName);
    }
  }
}

function isWanted({ value, type, property }: TypedValue): boolean {
  return typeof value === 'object' || isWantedPrimitive(type, property);
}

function isWantedPrimitive(type: string, property: Property | undefined): boolean {
  return keptPrimitives.has(type) || property?.element.invariants !== undefined;
}

/** FHIRPath of a value from the root of its artifact: `PlanDefinition.action[0].definition.ofType(canonical)`. */
export function fhirPathOf({ value, property, parent, index }: TypedValue): string {
  if (!property || !parent) {
    const { resourceType } = value as { resourceType?: unknown };
    return typeof resourceType === 'string' ? resourceType : 'Resource';
  }
  const step = `${fhirPathOf(parent)}.${property.step}`;
  return index === undefined ? step : `${step}[${index}]`;
}

/** The resource whose `contained` a `#id` inside this value names. */
export function containerOf(typed: TypedValue): { contained?: readonly FhirResource[] } {
  let at = typed;
  while (at.parent && (at.type !== 'Resource' || at.property?.element.name === 'contained')) at = at.parent;
  return at.value as object;
}

/** The resource in which a value stands, the value itself included. */
export function resourceOf(typed: TypedValue): FhirResource {
  let at = typed;
  while (at.parent && at.type !== 'Resource') at = at.parent;
  return at.value as FhirResource;
}

/** Name of the shape of a value: `Coding`, `PlanDefinition.action`; undefined for an object that is no resource. */
export function shapeNameOf({ value, type, property }: TypedValue): string | undefined {
  if (type !== 'Resource') return isTwin(type, property) ? 'Element' : property?.shape;
  const { resourceType } = value as { resourceType?: unknown };
  return typeof resourceType === 'string' && isResourceType(resourceType) ? resourceType : undefined;
}

/** True for the `_` twin of a plain value; an inner element of a data type (`Timing.repeat`) is of type Element, too. */
function isTwin(type: string, property: Property | undefined): boolean {
  return type === 'Element' && !property?.element.elements;
}

/** True for a JSON object, not for a list or null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
