/** An element cannot be put there; the message says why. */
export class UnsettablePath extends Error {
  override readonly name = 'UnsettablePath';
}

/** A step of a path: a name, and which entry of a list. */
interface Step {
  readonly name: string;
  readonly index?: number;
}

/**
 * Sets the element under a simple path of names and indexes (`code.text`, `payload[0].content.ofType(string)`), making what lies
 * between. What lies between is copied first, since the target may share it with the definition it was made from. Whether an element repeats is asked of the type, so that one value becomes a list where it must.
 * https://hl7.org/fhir/R4/fhirpath.html#simple
 * @param propertyOf the JSON property of an element below a shape, if there is one
 * @throws UnsettablePath
 */
export function setElement(
  target: Record<string, unknown>,
  path: string,
  value: unknown,
  shape: string,
  propertyOf: PropertyOf,
): void {
  const steps = stepsOf(path);
  let holder = target;
  let inside = shape;
  for (const [position, { name, index }] of steps.entries()) {
    const property = propertyOf(inside, name, position === steps.length - 1 ? value : undefined);
    if (!property) throw new UnsettablePath(`${inside} has no element ${name}`);
    const last = position === steps.length - 1;
    const list = (holder[property.key] ?? []) as unknown[];
    if (last) {
      const values = [value].flat().map((one) => fitted(one, name, property));
      if (values.length > 1 && !(property.list && index === undefined))
        throw new UnsettablePath(`${name} takes one value, and ${values.length} came`);
      if (!property.list) holder[property.key] = values[0];
      else if (index === undefined) holder[property.key] = values;
      else if (index > list.length) throw new UnsettablePath(`${name}[${index}] would leave a gap`);
      else holder[property.key] = Object.assign([...list], { [index]: values[0] });
      return;
    }
    if (property.list) {
      const at = index ?? 0;
      if (at > list.length) throw new UnsettablePath(`${name}[${at}] would leave a gap`);
      const next = { ...(list[at] ?? {}) } as Record<string, unknown>;
      holder[property.key] = Object.assign([...list], { [at]: next });
      holder = next;
    } else {
      const next = { ...(holder[property.key] ?? {}) } as Record<string, unknown>;
      holder[property.key] = next;
      holder = next;
    }
    inside = property.shape;
  }
}

/** The JSON property of an element. */
export interface Property {
  readonly key: string;
  readonly list: boolean;
  readonly shape: string;
  /** The value as the element takes it; undefined where it does not. */
  readonly taking: (value: unknown) => unknown;
}

/** Finds a property: by its own name, or of a choice the variant that fits the value. */
export type PropertyOf = (shape: string, name: string, value: unknown) => Property | undefined;

function fitted(value: unknown, name: string, { shape, taking }: Property): unknown {
  const taken = taking(value);
  if (taken !== undefined) return taken;
  const found = JSON.stringify(value) ?? String(value);
  throw new UnsettablePath(
    `${name} takes a ${shape}, and ${found.length > 80 ? `${found.slice(0, 79)}…` : found} is none`,
  );
}

function stepsOf(path: string): readonly Step[] {
  const parts = path.match(/[A-Za-z_][\w]*(?:\.ofType\(\w+\))?(?:\[\d+\])?/g) ?? [];
  if (parts.join('.') !== path || parts.length === 0)
    throw new UnsettablePath(`"${path}" is no simple path of names and indexes`);
  return parts.map((part) => {
    const [, name = '', type, index] = /^(\w+)(?:\.ofType\((\w+)\))?(?:\[(\d+)\])?$/.exec(part) ?? [];
    const full = type === undefined ? name : name + type.charAt(0).toUpperCase() + type.slice(1);
    return { name: full, ...(index !== undefined && { index: Number(index) }) };
  });
}
