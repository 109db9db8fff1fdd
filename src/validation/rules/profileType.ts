import { isResourceType } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** Definitions of types that are claimed as profiles. */
export const profileType: Rule = {
  code: 'profile-type',
  group: 'structure',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource-definitions.html#Meta.profile',
  wants: 'A resource whose meta.profile names the definition of a type is of that type.',
  why: 'A server that checks claimed profiles refuses the resource: it can never satisfy the definition of another type.',
  example: {
    faulty: {
      resourceType: 'Patient',
      meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Practitioner'] },
    },
    mended: {
      resourceType: 'Patient',
      meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Patient'] },
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isObject(typed.value) || !isObject(typed.value.meta)) continue;
      const { resourceType, meta } = typed.value as { resourceType: string; meta: { profile?: unknown } };
      for (const profile of Array.isArray(meta.profile) ? meta.profile : []) {
        const type = typeof profile === 'string' ? profile.replace(/\|.*$/, '').slice(base.length) : '';
        if (
          typeof profile !== 'string' ||
          !profile.startsWith(base) ||
          !isResourceType(type) ||
          type === resourceType
        )
          continue;
        const message = `The profile ${profile} is the definition of ${type}, but this is a ${resourceType}.`;
        yield { message, fhirPath: `${fhirPathOf(typed)}.meta.profile` };
      }
    }
  },
};
