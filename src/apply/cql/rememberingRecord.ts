import type { RecordObject } from 'cql-execution';

/**
 * A record of cql-exec-fhir that keeps what it was asked for, and so do the elements it gives: otherwise each reading of an element wraps
 * it anew, which takes longer than all else that a define does. Changes the record; records never change after.
 */
export function rememberingRecord<T extends RecordObject>(record: T): T {
  const { get } = record;
  const known = new Map<string, unknown>();
  const kept = (field: string): unknown => {
    if (known.has(field)) return known.get(field);
    const value = remembering(get.call(record, field));
    known.set(field, value);
    return value;
  };
  return Object.defineProperty(record, 'get', { value: kept });
}

function remembering(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(remembering);
  const { getTypeInfo, get } = (value ?? {}) as { getTypeInfo?: unknown; get?: unknown };
  const isRecord = typeof getTypeInfo === 'function' && typeof get === 'function';
  return isRecord ? rememberingRecord(value as RecordObject) : value;
}
