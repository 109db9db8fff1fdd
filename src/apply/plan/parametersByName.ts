import type { Parameters } from 'fhir/r4.js';

/** Each name with its values: a list of resources or plain values, in the order given. */
export function parametersByName(
  parameters: Parameters | undefined,
): Readonly<Record<string, readonly unknown[]>> {
  const named = new Map<string, unknown[]>();
  for (const { name = '', resource, ...rest } of parameters?.parameter ?? []) {
    const values = resource
      ? [resource]
      : Object.entries(rest).flatMap(([key, value]) => (key.startsWith('value') ? [value] : []));
    const plain = name.replace(/^%/, '');
    const known = named.get(plain);
    if (known) known.push(...values);
    else named.set(plain, values);
  }
  return Object.fromEntries(named);
}
