import type { Rule } from '../rule.ts';

/** Where a canonical base is set, a canonical url is that base, the type and the id. */
export const canonicalUrl: Rule = {
  code: 'canonical-url',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#canonical',
  tolerant: true,
  *check({ resource }, { options }) {
    const { url } = resource as { url?: unknown };
    if (options.canonicalBase === undefined || url === undefined) return;
    const expected = `${options.canonicalBase}/${resource.resourceType}/${resource.id}`;
    if (url === expected) return;
    yield {
      message: `Found the url ${url}, expected ${expected}: base, type and id must agree with it.`,
      fhirPath: `${resource.resourceType}.url`,
    };
  },
};
