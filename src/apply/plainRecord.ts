import type { FhirResource } from 'fhir/r4.js';
import { shapeOf } from '../definitions/shape.ts';

/** A record whose elements are what R4 says they are, or what is wrong: the path, and what was found and expected. */
export type PlainRecord = { readonly record: FhirResource } | { readonly fault: string };

const deepest = 60;

/**
 * Looks whether each element of a record is a list, an object or a plain value where R4 has one: a code that is written as a text is no
 * code, and whoever looked for it there would find nothing and believe it. Nulls instead of elements, which FHIR does not know and
 * servers write, are taken away. Elements that R4 does not know are passed over.
 */
export function plainRecord(record: FhirResource): PlainRecord {
  if (typeof record?.resourceType !== 'string') return { fault: 'it has no resourceType' };
  const look: Look = { nulls: false };
  const fault = faultIn(record, record.resourceType, record.resourceType, look, 0);
  if (fault !== undefined) return { fault };
  return { record: look.nulls ? (withoutNulls(record) as FhirResource) : record };
}

/**
 * The record without those of its own elements that are faulty, and the faults: for the Patient, who is needed in any case.
 */
export function withoutFaultyElements<T extends FhirResource>(
  record: T,
): { readonly record: T; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const kept = Object.entries(record).filter(([name, value]) => {
    const found = plainRecord({
      resourceType: record.resourceType,
      [name]: value,
    } as unknown as FhirResource);
    if ('fault' in found) faults.push(found.fault);
    return !('fault' in found) && value !== null;
  });
  return { record: faults.length === 0 ? record : (Object.fromEntries(kept) as unknown as T), faults };
}

interface Look {
  nulls: boolean;
}

function faultIn(value: object, shape: string, path: string, look: Look, depth: number): string | undefined {
  if (depth > deepest) return `${path} is nested more than ${deepest} levels deep`;
  const own = (value as { resourceType?: unknown }).resourceType;
  if (shape === 'Resource' && typeof own !== 'string') return `${path} has no resourceType`;
  const properties = shapeOf(typeof own === 'string' ? own : shape)?.properties;
  if (!properties) return undefined;
  for (const name in value) {
    const property = properties.get(name);
    if (!property) continue;
    const inner = (value as Record<string, unknown>)[name];
    if (inner === null) look.nulls = true;
    else if (inner !== undefined) {
      const fault = property.list
        ? listFault(inner, property.shape, path, name, look, depth)
        : oneFault(inner, property.shape, path, name, look, depth);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function listFault(
  value: unknown,
  shape: string,
  path: string,
  name: string,
  look: Look,
  depth: number,
): string | undefined {
  if (!Array.isArray(value)) return `${path}.${name} is ${kindOf(value)} instead of a list`;
  for (const [index, one] of value.entries()) {
    // A null stands for a value that only has an extension.
    if (one === null && isPlain(shape)) continue;
    const fault = oneFault(one, shape, path, `${name}[${index}]`, look, depth);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function oneFault(
  value: unknown,
  shape: string,
  path: string,
  name: string,
  look: Look,
  depth: number,
): string | undefined {
  const expected = kindExpected(shape);
  if (expected !== 'an object')
    return kindOf(value) === expected
      ? undefined
      : `${path}.${name} is ${kindOf(value)} instead of ${expected}`;
  if (kindOf(value) !== expected) return `${path}.${name} is ${kindOf(value)} instead of ${expected}`;
  return faultIn(value as object, shape, `${path}.${name}`, look, depth + 1);
}

const numbers = new Set(['integer', 'positiveInt', 'unsignedInt', 'decimal', 'integer64']);

function isPlain(shape: string): boolean {
  const first = shape.charCodeAt(0);
  return (first >= 97 && first <= 122) || shape.startsWith('http://hl7.org/fhirpath/');
}

function kindExpected(shape: string): string {
  if (!isPlain(shape)) return 'an object';
  if (shape === 'boolean') return 'true or false';
  return numbers.has(shape) ? 'a number' : 'a text';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'boolean' ? 'true or false' : 'an object';
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (one === null ? null : withoutNulls(one)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === null ? [] : [[name, withoutNulls(inner)]])),
  );
}
