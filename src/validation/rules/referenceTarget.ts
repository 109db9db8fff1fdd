import type { FhirResource } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { containerOf, fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/**
 * A literal reference leads to a type that its element allows. In an incomplete catalog one that leads to no resource here is only
 * warned of, since its url may say another type than the resource has.
 */
export const referenceTarget: Rule = {
  code: 'reference-target',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html',
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Reference')) {
      const targets = typed.property?.type?.targets;
      const found = targets && targetType(typed, scope);
      if (!found || targets.includes(found.type)) continue;
      yield {
        message: `Found a reference to ${found.type}, expected one to ${targets.join(', ')}.`,
        fhirPath: `${fhirPathOf(typed)}.reference`,
        ...(!found.here && !scope.options.complete && { severity: 'warning' as const }),
      };
    }
  },
};

/** The type of the resource that a reference leads to, or that its url names. */
function targetType(typed: TypedValue, scope: Scope): { type: string; here: boolean } | undefined {
  const reference = isObject(typed.value) ? typed.value.reference : undefined;
  if (typeof reference !== 'string') return undefined;
  const target = reference.startsWith('#') ? containedIn(typed, reference.slice(1)) : scope.find(reference);
  if (target) return { type: target.resourceType, here: true };
  const named = /(?:^|\/)([A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(
    reference,
  )?.[1];
  return named && isResourceType(named) ? { type: named, here: false } : undefined;
}

function containedIn(typed: TypedValue, id: string): FhirResource | undefined {
  const { contained } = containerOf(typed);
  return Array.isArray(contained)
    ? contained.find((resource) => isObject(resource) && resource.id === id)
    : undefined;
}
