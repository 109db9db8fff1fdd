/**
 * A deep copy of JSON, without what is undefined; faster than what the platform offers for any value.
 * @param reference what becomes of a literal reference
 */
export function copyOf<T>(value: T, reference?: (literal: string) => string): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => copyOf(one as unknown, reference)) as T;
  const entries = Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (inner === undefined) return [];
    const isReference = reference && key === 'reference' && typeof inner === 'string';
    return [[key, isReference ? reference(inner) : copyOf(inner, reference)] as const];
  });
  // Not assigned one by one: a key may be called `__proto__`.
  return Object.fromEntries(entries) as T;
}
