import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** What it depends on, and what it is composed of, is looked at by the rule on related artifacts. */
const related = new Set(['derived-from', 'predecessor', 'successor']);

export const canonicalSelf: Rule = {
  code: 'canonical-self',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
  wants: 'An artifact is not derived from itself, and does not come before or after itself.',
  why: 'Who gathers what an artifact depends on goes in a circle, or leaves it out.',
  example: {
    faulty: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/Questionnaire/q',
      status: 'draft',
      derivedFrom: ['http://example.org/Questionnaire/q'],
    },
    mended: {
      resourceType: 'Questionnaire',
      url: 'http://example.org/Questionnaire/q',
      status: 'draft',
      derivedFrom: ['http://example.org/Questionnaire/p'],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    const { url, version } = artifact.resource as { url?: unknown; version?: unknown };
    if (typeof url !== 'string') return;
    for (const typed of scope.valuesOf(artifact, 'canonical')) {
      const own = typed.value === url || typed.value === `${url}|${version}`;
      if (own && isBase(typed))
        yield {
          message: `${url} names itself: name the other artifact, or leave it out.`,
          fhirPath: fhirPathOf(typed),
        };
    }
  },
};

function isBase({ property, parent }: TypedValue): boolean {
  const name = property?.element.name ?? '';
  if (parent?.parent === undefined)
    return /^(?:derivedFrom|baseDefinition|supplements|imports?|library)$/.test(name);
  const { type } = isObject(parent.value) ? parent.value : {};
  return parent.type === 'RelatedArtifact' && name === 'resource' && related.has(String(type));
}
