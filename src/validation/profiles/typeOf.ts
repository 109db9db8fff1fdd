import { isObject } from '../typedValue.ts';
import type { Placed } from './placed.ts';

/** The type of a value, of a resource its own. */
export function typeOf({ value, type }: Placed): string {
  const own = type === 'Resource' && isObject(value) ? value.resourceType : undefined;
  return typeof own === 'string' ? own : type;
}
