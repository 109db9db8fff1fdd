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

/** Types that a rule may ask for; the others are not kept. */
const kept = new Set(['Resource', 'Reference', 'canonical', 'Coding', 'CodeableConcept', 'Narrative']);

/**
 * Finds all references, canonicals, codings, narratives and inner resources of a resource. It takes any JSON:
 * what does not fit the definitions is passed over. Inner resources for which `skip` holds are not entered.
 */
export function typedValues(root: FhirResource, skip: (inner: object) => boolean): TypedValues {
  const found = new Map<string, TypedValue[]>();
  visit({ value: root, type: 'Resource' }, root.resourceType);
  return found;

  function visit(typed: TypedValue, shapeName: string): void {
    if (kept.has(typed.type)) keep(typed);
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
      if (typeof value !== 'object' && !kept.has(type)) continue;
      const shapeName = twin ? 'Element' : property.shape;
      if (Array.isArray(value)) {
        for (const [index, entry] of value.entries())
          visit({ value: entry, type, property, parent, index }, shapeName);
      } else visit({ value, type, property, parent }, shapeName);
    }
  }
}

/** FHIRPath of a value from the root of its artifact: `PlanDefinition.action[0].definition.ofType(canonical)`. */
export function fhirPathOf({ value, property, parent, index }: TypedValue): string {
  if (!property || !parent) return (value as FhirResource).resourceType;
  const step = `${fhirPathOf(parent)}.${property.step}`;
  return index === undefined ? step : `${step}[${index}]`;
}

/** The resource whose `contained` a `#id` inside this value names. */
export function containerOf(typed: TypedValue): { contained?: readonly FhirResource[] } {
  let at = typed;
  while (at.parent && (at.type !== 'Resource' || at.property?.element.name === 'contained')) at = at.parent;
  return at.value as object;
}

/** True for a JSON object, not for a list or null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
