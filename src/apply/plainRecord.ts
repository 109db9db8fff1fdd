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
  const fault = faultIn(record, record.resourceType, look, 0);
  if (fault) return { fault: `${record.resourceType}${fault.path} ${fault.words}` };
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

/** What a property holds: a list of or one value of a kind, and of objects their shape. */
interface Expected {
  readonly list: boolean;
  readonly kind: 'string' | 'number' | 'boolean' | 'object';
  readonly shape: string;
}

/** What is wrong below an object: the path from there, and the words. Paths are put together only where there is a fault. */
interface Fault {
  readonly path: string;
  readonly words: string;
}

function faultIn(value: object, shape: string, look: Look, depth: number): Fault | undefined {
  if (depth > deepest) return { path: '', words: `is nested more than ${deepest} levels deep` };
  const own = (value as { resourceType?: unknown }).resourceType;
  if (shape === 'Resource' && typeof own !== 'string') return { path: '', words: 'has no resourceType' };
  const properties = expectedIn(typeof own === 'string' ? own : shape);
  if (!properties) return undefined;
  for (const name in value) {
    const expected = properties.get(name);
    if (!expected) continue;
    const inner = (value as Record<string, unknown>)[name];
    if (inner === null) look.nulls = true;
    else if (inner !== undefined) {
      const fault = expected.list
        ? listFault(inner, expected, look, depth)
        : oneFault(inner, expected, look, depth);
      if (fault) return { ...fault, path: `.${name}${fault.path}` };
    }
  }
  return undefined;
}

function listFault(value: unknown, expected: Expected, look: Look, depth: number): Fault | undefined {
  if (!Array.isArray(value)) return { path: '', words: `is ${kindOf(value)} instead of a list` };
  for (let index = 0; index < value.length; index += 1) {
    const one: unknown = value[index];
    // A null stands for a value that only has an extension.
    if (one === null && expected.kind !== 'object') continue;
    const fault = oneFault(one, expected, look, depth);
    if (fault) return { ...fault, path: `[${index}]${fault.path}` };
  }
  return undefined;
}

function oneFault(value: unknown, { kind, shape }: Expected, look: Look, depth: number): Fault | undefined {
  if (typeof value !== kind || value === null || Array.isArray(value))
    return { path: '', words: `is ${kindOf(value)} instead of ${kindWords[kind]}` };
  return kind === 'object' ? faultIn(value as object, shape, look, depth + 1) : undefined;
}

const expectations = new Map<string, ReadonlyMap<string, Expected> | undefined>();

function expectedIn(shape: string): ReadonlyMap<string, Expected> | undefined {
  if (!expectations.has(shape)) {
    const properties = shapeOf(shape)?.properties;
    const made = [...(properties ?? [])].map(
      ([name, { list, shape: inner }]) => [name, { list, kind: kindExpected(inner), shape: inner }] as const,
    );
    expectations.set(shape, properties && new Map(made));
  }
  return expectations.get(shape);
}

const numbers = new Set(['integer', 'positiveInt', 'unsignedInt', 'decimal', 'integer64']);

function kindExpected(shape: string): Expected['kind'] {
  const isPlain = /^(?:[a-z]|http:\/\/hl7\.org\/fhirpath\/)/.test(shape);
  if (!isPlain) return 'object';
  if (shape === 'boolean') return 'boolean';
  return numbers.has(shape) ? 'number' : 'string';
}

const kindWords = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
} as const;

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  return kindWords[typeof value as Expected['kind']];
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (one === null ? null : withoutNulls(one)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === null ? [] : [[name, withoutNulls(inner)]])),
  );
}
