import type { ElementDefinition } from 'fhir/r4.js';
import { checksFor } from './valueChecks.ts';

/** True for an element of a profile that asks something of its values: their form, or an invariant. */
export function isAsking(rule: ElementDefinition): boolean {
  return checksFor(rule).length > 0 || (rule.constraint ?? []).some(({ expression }) => expression);
}
