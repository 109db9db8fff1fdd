import type { FhirResource } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { containerOf, fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/**
 * The types that references lead to. In an incomplete catalog only references that lead to a resource here are
 * judged, as the official validators do.
 */
export const referenceTarget: Rule = {
  code: 'reference-target',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html',
  wants: 'A reference leads to a resource of a type that its element allows.',
  why: 'Software reads the target as one of the allowed types and fails, or shows nothing.',
  example: {
    faulty: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'pain' },
      subject: { reference: 'Practitioner/1' },
    },
    mended: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'pain' },
      subject: { reference: 'Patient/1' },
    },
    beside: [
      { resourceType: 'Practitioner', id: '1' },
      { resourceType: 'Patient', id: '1' },
    ],
  },
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
