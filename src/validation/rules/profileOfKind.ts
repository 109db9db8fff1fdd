import { isResourceType } from '../../definitions/shape.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

export const profileOfKind: Rule = {
  code: 'profile-of-kind',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/activitydefinition-definitions.html#ActivityDefinition.profile',
  wants: 'The profile that an activity or a data requirement names is one of the type that it names.',
  why: 'What is made of the activity, or fetched for the data, can never meet it.',
  example: {
    faulty: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      kind: 'Task',
      profile: 'http://hl7.org/fhir/StructureDefinition/Patient',
    },
    mended: {
      resourceType: 'ActivityDefinition',
      status: 'draft',
      kind: 'Task',
      profile: 'http://hl7.org/fhir/StructureDefinition/Task',
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ActivityDefinition')) {
      const type = resource.profile === undefined ? undefined : typeOf(resource.profile, scope);
      if (type && resource.kind && type !== resource.kind)
        yield {
          message: `${resource.profile} is a profile of ${type}, the activity is a ${resource.kind}.`,
          fhirPath: `${path}.profile`,
        };
    }
    for (const typed of scope.valuesOf(artifact, 'DataRequirement')) {
      const { type, profile } = isObject(typed.value) ? typed.value : {};
      for (const [index, each] of (Array.isArray(profile) ? profile : []).entries()) {
        const found = typeOf(String(each), scope);
        if (found && typeof type === 'string' && isResourceType(type) && found !== type)
          yield {
            message: `${each} is a profile of ${found}, the data are of ${type}.`,
            fhirPath: `${fhirPathOf(typed)}.profile[${index}]`,
          };
      }
    }
  },
};

/** The resource type that a profile constrains, where that can be told. */
function typeOf(profile: string, scope: Scope): string | undefined {
  const url = profile.replace(/\|.*$/, '');
  const found = scope.catalog.byCanonical(profile)?.resource ?? scope.catalog.byCanonical(url)?.resource;
  if (found?.resourceType === 'StructureDefinition')
    return isResourceType(found.type) ? found.type : undefined;
  const name = url.startsWith(core) ? url.slice(core.length) : '';
  return isResourceType(name) ? name : undefined;
}
