import { type Property, shapeOf } from '../../definitions/shape.ts';
import { isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

/** A value in a resource; a plain value may have an object beside it, with its id and extensions. */
export interface Placed extends TypedValue {
  readonly twin?: Readonly<Record<string, unknown>>;
}

const none: readonly Placed[] = [];

/** The values of an element of a profile below a value; `value[x]` means all types of the choice. */
export function childrenOf(parent: Placed, name: string): readonly Placed[] {
  const holder = isObject(parent.value) ? parent : twinOf(parent);
  const shapeName = holder && shapeNameOf(holder);
  const shape = shapeName === undefined ? undefined : shapeOf(shapeName);
  if (!holder || !shape || !isObject(holder.value)) return [];
  if (!name.endsWith('[x]')) {
    const property = shape.properties.get(name);
    return property ? valuesAt(holder, holder.value, name, property) : none;
  }
  const found: Placed[] = [];
  for (const [key, property] of shape.properties) {
    if (property.element.name === name) found.push(...valuesAt(holder, holder.value, key, property));
  }
  return found;
}

/** The property of an element below a value, as R4 has it; of a choice the first. */
export function propertyAt(parent: Placed, name: string): Property | undefined {
  const shapeName = isObject(parent.value) ? shapeNameOf(parent) : 'Element';
  const shape = shapeName === undefined ? undefined : shapeOf(shapeName);
  return (
    shape?.properties.get(name) ??
    [...(shape?.properties.values() ?? [])].find(({ element }) => element.name === name)
  );
}

function valuesAt(
  parent: Placed,
  object: Readonly<Record<string, unknown>>,
  key: string,
  property: Property,
): readonly Placed[] {
  const value = object[key];
  const twin = object[`_${key}`];
  if (value === undefined && twin === undefined) return none;
  const type = property.type?.code ?? 'BackboneElement';
  if (!Array.isArray(value) && !Array.isArray(twin))
    return [{ value, type, property, parent, ...(isObject(twin) && { twin }) }];
  const [values, twins] = [value, twin].map((list) => (Array.isArray(list) ? list : []));
  const length = Math.max(values?.length ?? 0, twins?.length ?? 0);
  return Array.from({ length }, (_, index) => ({
    value: values?.[index] ?? undefined,
    type,
    property,
    parent,
    index,
    ...(isObject(twins?.[index]) && { twin: twins?.[index] }),
  }));
}

/** What stands beside a plain value, read as an Element. */
function twinOf({ twin, ...placed }: Placed): Placed | undefined {
  return twin && { ...placed, value: twin, type: 'Element' };
}
