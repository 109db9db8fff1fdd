import type { Rule } from '../rule.ts';
import { fhirPathOf } from '../typedValue.ts';

/** A canonical with a version names the version that the catalog has. */
export const canonicalVersion: Rule = {
  code: 'canonical-version',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
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
