import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { containerOf, fhirPathOf, isObject, resourceOf, type TypedValue } from '../typedValue.ts';

/**
 * Whether literal references lead to a resource: `#id` to a contained one, `Type/id` to one of the catalog, `urn:` to
 * an entry of a Bundle. Absolute urls point elsewhere. Outside a complete catalog only `#id` can be judged.
 */
export const referenceResolves: Rule = {
  code: 'reference-resolves',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#literal',
  wants:
    'A reference leads to a resource: #id to a contained one; in a build also Type/id to one of the package and urn: to an entry of a Bundle.',
  why: 'Whoever follows it finds nothing, and servers that check references refuse the resource.',
  example: {
    faulty: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'pain' },
      subject: { reference: '#eva' },
    },
    mended: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'pain' },
      subject: { reference: '#eva' },
      contained: [{ resourceType: 'Patient', id: 'eva' }],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Reference')) {
      const reference = isObject(typed.value) ? typed.value.reference : undefined;
      if (typeof reference !== 'string') continue;
      const message = problemOf(reference, typed, scope);
      if (message) yield { message, fhirPath: `${fhirPathOf(typed)}.reference` };
      else if (isLost(reference, artifact.resource, scope))
        yield {
          severity: 'warning',
          message: `No entry of the Bundle has the fullUrl ${reference}: nothing else can.`,
          fhirPath: `${fhirPathOf(typed)}.reference`,
        };
    }
  },
};

function problemOf(reference: string, typed: TypedValue, scope: Scope): string | undefined {
  if (reference === '#') {
    return isContained(typed) ? undefined : 'Only a contained resource can refer to "#", the one around it.';
  }
  if (reference.startsWith('#')) {
    if (hasContained(typed, reference.slice(1))) return undefined;
    return `No contained resource has the id of ${reference}: contain it, or refer to a resource outside.`;
  }
  if (!scope.options.complete || scope.options.isOutside?.(reference)) return undefined;
  if (scope.find(reference)) return undefined;
  if (reference.startsWith('urn:')) return `No Bundle entry has the fullUrl ${reference}.`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return undefined;
  return `Nothing here is ${reference}: add the resource, or correct its type or id.`;
}

function isContained(typed: TypedValue): boolean {
  return resourceOf(typed) !== containerOf(typed);
}

/** A urn: names what comes along; in a page of search results that may be elsewhere. */
function isLost(reference: string, resource: object, scope: Scope): boolean {
  if (scope.options.complete || !reference.startsWith('urn:uuid:') || scope.find(reference)) return false;
  return /^(?:transaction|batch|collection)$/.test(scope.bundleOf(resource)?.type ?? '');
}

function hasContained(typed: TypedValue, id: string): boolean {
  const { contained } = containerOf(typed);
  return Array.isArray(contained) && contained.some((resource) => isObject(resource) && resource.id === id);
}
