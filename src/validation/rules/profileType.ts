import { isResourceType } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** A resource that claims the definition of a type is of that type. */
export const profileType: Rule = {
  code: 'profile-type',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource-definitions.html#Meta.profile',
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isObject(typed.value) || !isObject(typed.value.meta)) continue;
      const { resourceType, meta } = typed.value as { resourceType: string; meta: { profile?: unknown } };
      for (const profile of Array.isArray(meta.profile) ? meta.profile : []) {
        const type = typeof profile === 'string' ? profile.replace(/\|.*$/, '').slice(base.length) : '';
        if (!String(profile).startsWith(base) || !isResourceType(type) || type === resourceType) continue;
        const message = `The profile ${profile} is the definition of ${type}, but this is a ${resourceType}.`;
        yield { message, fhirPath: `${fhirPathOf(typed)}.meta.profile` };
      }
    }
  },
};
