/** An entry of a Bundle for the tables of the Bundle rules. */
export const patient = (fullUrl?: string, more: object = {}) => ({
  ...(fullUrl && { fullUrl }),
  resource: { resourceType: 'Patient', id: '1' },
  ...more,
});

/** A Bundle of a type. */
export const bundle = (type: string, entry: readonly object[], more: object = {}) => ({
  resourceType: 'Bundle',
  type,
  entry,
  ...more,
});

/** A urn that ends with a digit of choice. */
export const urn = (digit: number) => `urn:uuid:c757873d-ec9a-4326-a141-55600000000${digit}`;
