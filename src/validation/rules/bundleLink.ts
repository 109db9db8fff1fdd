import type { BundleLink } from 'fhir/r4.js';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Relations that name one page of a search, or the search itself. */
const single = new Set(['self', 'first', 'prev', 'previous', 'next', 'last']);

/** Links of Bundles. */
export const bundleLink: Rule = {
  code: 'bundle-link',
  group: 'bundles',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/http.html#paging',
  wants: 'A Bundle links once to itself and to each other page.',
  why: 'A program that pages through results follows one of the links, and misses what the other leads to.',
  example: {
    faulty: {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [
        { relation: 'self', url: 'http://example.org/fhir/Patient?page=1' },
        { relation: 'self', url: 'http://example.org/fhir/Patient?page=2' },
      ],
    },
    mended: {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [
        { relation: 'self', url: 'http://example.org/fhir/Patient?page=1' },
        { relation: 'next', url: 'http://example.org/fhir/Patient?page=2' },
      ],
    },
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (!isObject(typed.value) || typed.value.resourceType !== 'Bundle') continue;
      const links = (typed.value.link ?? []) as readonly BundleLink[];
      const relations = links.map(({ relation }) => relation);
      for (const [index, relation] of relations.entries()) {
        if (!single.has(relation) || relations.indexOf(relation) === index) continue;
        yield {
          message: `The link "${relation}" stands here twice: a Bundle has one at most.`,
          fhirPath: `${fhirPathOf(typed)}.link[${index}]`,
        };
      }
    }
  },
};
