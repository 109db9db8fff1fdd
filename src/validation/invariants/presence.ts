import { isObject } from '../typedValue.ts';
import { isKeyOf } from './guardOf.ts';

/** An invariant in JavaScript: true when it holds at a value of a resource, which has passed the structure gate. */
export type NativeCheck = (value: Record<string, unknown>, resource: Record<string, unknown>) => boolean;

/** The same, of a value that is a text. */
export type TextCheck = (text: string) => boolean;

/** FHIRPath's `name.exists()` on an object: a value, a `_` twin, or any type of a choice. */
export function has(value: Record<string, unknown>, name: string): boolean {
  if (value[name] !== undefined || value[`_${name}`] !== undefined) return true;
  return choices.has(name) && Object.keys(value).some((key) => isKeyOf(key, name));
}

/** The choices that native checks ask for. */
const choices = new Set(['value', 'answer', 'initial', 'timing', 'fixed', 'defaultValue']);

/** The objects of a repeating element. */
export function itemsOf(value: Record<string, unknown>, name: string): readonly Record<string, unknown>[] {
  const list = value[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** True for the JSON value true. */
export function isTrue(value: unknown): boolean {
  return value === true;
}

/** FHIRPath's `isDistinct()` over plain values. */
export function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
