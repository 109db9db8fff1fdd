import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** Versions that canonicals ask for. */
export const canonicalVersion: Rule = {
  code: 'canonical-version',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
  wants: 'A canonical with a version names the version that stands in the package.',
  why: 'A server looks for just that version, finds none, and the plan cannot be applied.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['http://example.org/fhir/Library/Logic|1'],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['http://example.org/fhir/Library/Logic|2'],
    },
    beside: [
      {
        resourceType: 'Library',
        status: 'draft',
        type: { text: 'logic' },
        url: 'http://example.org/fhir/Library/Logic',
        version: '2',
      },
    ],
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'canonical')) {
      if (typeof typed.value !== 'string' || !typed.value.includes('|')) continue;
      const canonical = typed.value.replace(/#.*$/, '');
      const [url = '', version] = canonical.split('|');
      const target = scope.catalog.byCanonical(url);
      if (!target || scope.catalog.byCanonical(canonical)) continue;
      const { version: found } = target.resource as { version?: string };
      yield {
        message: `The reference asks for version ${version} of ${url}, which is here ${found ? `as ${found}` : 'without a version'}: let them agree.`,
        fhirPath: fhirPathOf(typed),
        // a resource may meet another version of a profile than the one that is here
        ...(typed.property?.element.name === 'profile' && { severity: 'warning' }),
      };
    }
  },
};
