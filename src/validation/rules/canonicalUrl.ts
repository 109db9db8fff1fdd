import type { Rule } from '../rule.ts';

/** A canonical url has no version in it; where a canonical base is set, it is that base, the type and the id. */
export const canonicalUrl: Rule = {
  code: 'canonical-url',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#canonical',
  tolerant: true,
  *check({ resource }, { options }) {
    const { url } = resource as { url?: unknown };
    if (typeof url === 'string' && /[|#]/.test(url))
      yield {
        severity: 'warning',
        message: `Found "${/[|#]/.exec(url)?.[0]}" in the url ${url}: a canonical adds version and fragment behind it, so nobody finds this one.`,
        fhirPath: `${resource.resourceType}.url`,
      };
    if (options.canonicalBase === undefined || url === undefined) return;
    const expected = `${options.canonicalBase}/${resource.resourceType}/${resource.id}`;
    if (url === expected) return;
    yield {
      message: `Found the url ${url}, expected ${expected}: base, type and id must agree with it.`,
      fhirPath: `${resource.resourceType}.url`,
    };
  },
};
