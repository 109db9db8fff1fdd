import { isDeepStrictEqual } from 'node:util';
import type { Coding, Quantity } from 'fhir/r4.js';
import type { Choice } from '../choiceOf.ts';
import { isObject } from '../typedValue.ts';
import { compareQuantities } from './compareQuantities.ts';

/** True when two values of one type are the same; codings by system and code. Undefined where it cannot be told. */
export function equalValues(a: Choice, b: Choice): boolean | undefined {
  if (a.type !== b.type) return false;
  if (a.type === 'Coding') return sameCoding(a.value as Coding, b.value as Coding);
  if (a.type === 'Reference') return referenceIn(a.value) === referenceIn(b.value);
  const order = compareValues(a, b);
  return order === undefined ? isDeepStrictEqual(a.value, b.value) : order === 0;
}

/** True when two codings name the same code of the same system. */
export function sameCoding(a: Coding, b: Coding): boolean {
  return isObject(a) && isObject(b) && a.code === b.code && a.system === b.system;
}

function referenceIn(value: unknown): unknown {
  return isObject(value) ? value.reference : undefined;
}

/**
 * Which of two values of one type comes first, as a number that is below, at or above 0; undefined where they have no order. A date
 * of less precision counts from its first moment, as in the official validators: 2022-06-30 lies after 2022-06.
 */
export function compareValues(a: Choice, b: Choice): number | undefined {
  if (a.type !== b.type) return undefined;
  if (a.type === 'Quantity') return compareQuantities(a.value as Quantity, b.value as Quantity);
  const [one, other] = [measureOf(a), measureOf(b)];
  return one === undefined || other === undefined ? undefined : one - other;
}

function measureOf({ type, value }: Choice): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (type === 'Time') return Date.parse(`1970-01-01T${value}Z`);
  if (type !== 'Date' && type !== 'DateTime' && type !== 'Instant') return undefined;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? undefined : moment;
}
