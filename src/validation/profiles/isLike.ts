import { isObject } from '../typedValue.ts';

/** True when a value is the fixed one, in all its parts. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed[x] */
export function isSame(value: unknown, fixed: unknown): boolean {
  if (Array.isArray(fixed))
    return (
      Array.isArray(value) &&
      value.length === fixed.length &&
      fixed.every((each, index) => isSame(value[index], each))
    );
  if (!isObject(fixed)) return value === fixed;
  if (!isObject(value)) return false;
  const keys = new Set([...Object.keys(fixed), ...Object.keys(value)]);
  keys.delete('id');
  return [...keys].every((key) => isSame(value[key], fixed[key]));
}

/**
 * True when a value has all that a pattern has; of a list, each entry of the pattern is met by some entry.
 * https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.pattern[x]
 */
export function hasPattern(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern))
    return Array.isArray(value) && pattern.every((each) => value.some((one) => hasPattern(one, each)));
  if (!isObject(pattern)) return value === pattern;
  return isObject(value) && Object.entries(pattern).every(([key, each]) => hasPattern(value[key], each));
}
