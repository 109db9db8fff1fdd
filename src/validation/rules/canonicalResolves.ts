import { isResourceType } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { containerOf, fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** Where canonicals lead. Below its own bases only a complete catalog must hold everything. */
export const canonicalResolves: Rule = {
  code: 'canonical-resolves',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
  wants:
    'A canonical is the whole url of an artifact, of a type that its element allows, or #id of a contained resource. In a build, urls below our own base lead to an artifact of the package.',
  why: 'A plan whose library or activity is not found cannot be applied; engines stop, or leave the action out.',
  example: {
    faulty: { resourceType: 'PlanDefinition', status: 'draft', library: ['Logic'] },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['http://example.org/fhir/Library/Logic'],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'canonical')) {
      const message = typeof typed.value === 'string' ? problemOf(typed.value, typed, scope) : undefined;
      if (message) yield { message, fhirPath: fhirPathOf(typed) };
      const doubt = message ? undefined : doubtOf(typed, scope);
      if (doubt) yield { severity: 'warning', message: doubt, fhirPath: fhirPathOf(typed) };
    }
  },
};

function problemOf(canonical: string, typed: TypedValue, scope: Scope): string | undefined {
  if (canonical.startsWith('#')) return containedProblem(canonical, typed);
  const url = canonical.replace(/[|#].*$/, '');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    return `Found the relative "${canonical}", expected the whole url of the artifact.`;
  }
  const target = scope.catalog.byCanonical(url);
  const targets = typed.property?.type?.targets;
  if (target) {
    const { resourceType } = target.resource;
    if (!targets || targets.includes(resourceType)) return undefined;
    return `${url} is a ${resourceType}, expected ${targets.join(' or ')}.`;
  }
  const known = !scope.options.complete || scope.options.isOutside?.(canonical) || !scope.isBelowOurBase(url);
  return known ? undefined : `No artifact has the url ${url}: add it, or correct the url.`;
}

/** A canonical to elsewhere whose url says another type than its element allows. */
function doubtOf({ value, property }: TypedValue, scope: Scope): string | undefined {
  const targets = property?.type?.targets;
  const url = String(value).replace(/[|#].*$/, '');
  const [, type] = /\/([A-Z][A-Za-z]+)\/[^/]+$/.exec(url) ?? [];
  if (!targets || type === undefined || !isResourceType(type) || targets.includes(type)) return undefined;
  return scope.catalog.byCanonical(url)
    ? undefined
    : `${url} says it is a ${type}, expected ${targets.join(' or ')}.`;
}

function containedProblem(canonical: string, typed: TypedValue): string | undefined {
  const { contained } = containerOf(typed);
  const id = canonical.slice(1);
  const found = Array.isArray(contained)
    ? contained.find((resource) => isObject(resource) && resource.id === id)
    : undefined;
  const targets = typed.property?.type?.targets;
  if (found && targets && typeof found.resourceType === 'string' && !targets.includes(found.resourceType))
    return `${canonical} is a ${found.resourceType}, expected ${targets.join(' or ')}.`;
  if (found) return undefined;
  return `No contained resource has the id of ${canonical}: contain it, or write the url of an artifact.`;
}
