import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

const related = new Set(['depends-on', 'derived-from', 'predecessor', 'successor', 'composed-of']);

/** An artifact is not derived from itself, does not depend on itself, and does not come before or after itself. */
export const canonicalSelf: Rule = {
  code: 'canonical-self',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
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
