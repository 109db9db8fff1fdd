import type { Rule } from '../rule.ts';

/** Canonical urls of our own artifacts, where a base is set. */
export const canonicalUrl: Rule = {
  code: 'canonical-url',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#canonical',
  wants: 'In a build, a canonical url is the base of the guideline, the type and the id.',
  why: 'Servers and publishers of guides expect this form, and other artifacts name the url: one that differs is not found.',
  example: {
    faulty: { resourceType: 'PlanDefinition', status: 'draft', id: 'pain', url: 'http://example.org/pain' },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      id: 'pain',
      url: 'http://example.org/fhir/PlanDefinition/pain',
    },
    options: { canonicalBase: 'http://example.org/fhir' },
  },
  tolerant: true,
  *check({ resource }, { options }) {
    const { url } = resource as { url?: unknown };
    if (typeof url === 'string' && /[|#]/.test(url))
      yield {
        severity: 'warning',
        message: `Found "${/[|#]/.exec(url)?.[0]}" in the url ${url}: a canonical adds version and fragment behind it, so nobody finds this one.`,
        fhirPath: `${resource.resourceType}.url`,
      };
    if (typeof url === 'string' && /[{}<>"\\^`]/.test(url))
      yield {
        severity: 'warning',
        message: `Found "${/[{}<>"\\^`]/.exec(url)?.[0]}" in the url ${url}, which no uri may have: a template was not filled in.`,
        fhirPath: `${resource.resourceType}.url`,
      };
    const { version } = resource as { version?: unknown };
    if (typeof version === 'string' && url !== undefined && /[|#\s]/.test(version))
      yield {
        severity: 'warning',
        message: `Found "${/[|#\s]/.exec(version)?.[0]}" in the version ${version}: no canonical can name it.`,
        fhirPath: `${resource.resourceType}.version`,
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
