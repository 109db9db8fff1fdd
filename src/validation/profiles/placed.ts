import { type Property, shapeOf } from '../../definitions/shape.ts';
import { isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

/** A value in a resource; a plain value may have an object beside it, with its id and extensions. */
export interface Placed extends TypedValue {
  readonly twin?: Readonly<Record<string, unknown>>;
}

/** A property with its name in JSON. */
export type NamedProperty = readonly [key: string, property: Property];

const none: readonly Placed[] = [];

/** The values of an element of a profile below a value; `value[x]` means all types of the choice. */
export function childrenOf(parent: Placed, name: string): readonly Placed[] {
  const shapeName = holdingShape(parent);
  const shape = shapeName === undefined ? undefined : shapeOf(shapeName);
  if (!shape) return none;
  const property = shape.properties.get(name);
  if (property) return valuesIn(parent, [[name, property]]);
  if (!name.endsWith('[x]')) return none;
  return valuesIn(
    parent,
    [...shape.properties].filter(([, { element }]) => element.name === name),
  );
}

/** The shape whose properties a value has below it: its own, of a plain value that of an Element. */
export function holdingShape(placed: Placed): string | undefined {
  return isObject(placed.value) ? shapeNameOf(placed) : 'Element';
}

/** The values of some properties below a value. */
export function valuesIn(parent: Placed, properties: readonly NamedProperty[]): readonly Placed[] {
  const holder = isObject(parent.value) ? parent : twinOf(parent);
  if (!holder || !isObject(holder.value)) return none;
  const [only] = properties;
  if (only && properties.length === 1) return valuesAt(holder, holder.value, ...only);
  const found: Placed[] = [];
  for (const [key, property] of properties) found.push(...valuesAt(holder, holder.value, key, property));
  return found;
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
