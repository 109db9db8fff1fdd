/**
 * A deep copy of JSON, without what is undefined; faster than what the platform offers for any value.
 * @param reference what becomes of a literal reference
 */
export function copyOf<T>(value: T, reference?: (literal: string) => string): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => copyOf(one as unknown, reference)) as T;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const inner = (value as Readonly<Record<string, unknown>>)[key];
    if (inner === undefined) continue;
    const made =
      reference && key === 'reference' && typeof inner === 'string'
        ? reference(inner)
        : copyOf(inner, reference);
    // Assigned, it would be the prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { ...plainly, value: made });
    else copy[key] = made;
  }
  return copy as T;
}

const plainly = { enumerable: true, writable: true, configurable: true };
