import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** The value set of all codes that a code system names. */
export const codeSystemValueSet: Rule = {
  code: 'code-system-value-set',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.valueSet',
  wants:
    'The value set that a code system names as the one of all its codes includes the system, whole and alone.',
  why: 'Software offers that value set as all codes of the system: codes that it lacks cannot be chosen.',
  example: {
    faulty: {
      resourceType: 'ValueSet',
      url: 'http://example.org/fhir/ValueSet/side',
      status: 'draft',
      compose: {
        include: [{ system: 'http://example.org/fhir/CodeSystem/side', concept: [{ code: 'left' }] }],
      },
    },
    mended: {
      resourceType: 'ValueSet',
      url: 'http://example.org/fhir/ValueSet/side',
      status: 'draft',
      compose: { include: [{ system: 'http://example.org/fhir/CodeSystem/side' }] },
    },
    beside: [
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/side',
        status: 'draft',
        content: 'complete',
        valueSet: 'http://example.org/fhir/ValueSet/side',
        concept: [{ code: 'left' }, { code: 'right' }],
      },
    ],
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'CodeSystem')) {
      if (!resource.valueSet) continue;
      const found = scope.catalog.byCanonical(resource.valueSet);
      if (found?.resource.resourceType !== 'ValueSet' || !scope.isSound(found)) continue;
      const [first, ...others] = found.resource.compose?.include ?? [];
      const whole =
        first?.system === resource.url &&
        !first?.concept &&
        !first?.filter &&
        others.length === 0 &&
        !found.resource.compose?.exclude;
      if (found.resource.compose && !whole)
        yield {
          message: `${resource.valueSet} does not include this system whole and alone: name the value set of all codes.`,
          fhirPath: `${path}.valueSet`,
        };
    }
  },
};
