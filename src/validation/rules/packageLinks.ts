import { type Artifact, headOf } from '../../artifact.ts';
import type { Finding, Rule } from '../rule.ts';
import { canonicalBaseOf, type Scope } from '../scope.ts';
import { fhirPathOf, isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

/** So many artifacts of one base make a package, of which a link may expect the rest. */
const enough = 3;

/**
 * In a package of knowledge artifacts that is not said to be complete, a canonical below its own base, or a reference to a resource of
 * a type that it holds, leads to something in it, or is likely a slip. In a complete catalog other rules make an error of that.
 */
export const packageLinks: Rule = {
  code: 'package-links',
  group: 'links',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/references.html#canonical',
  wants:
    'In a package of knowledge artifacts, a canonical below its own base, or a reference to a type that it holds, leads to something in it.',
  why: 'It is likely a slip of the pen, or a file that was left out: an engine that runs the plan stops at the gap.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      url: 'http://example.org/fhir/PlanDefinition/a',
      library: ['http://example.org/fhir/Library/Lgoic'],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      url: 'http://example.org/fhir/PlanDefinition/a',
      library: ['http://example.org/fhir/Library/Logic'],
    },
    beside: [
      {
        resourceType: 'Library',
        status: 'draft',
        type: { text: 'logic' },
        url: 'http://example.org/fhir/Library/Logic',
      },
      { resourceType: 'PlanDefinition', status: 'draft', url: 'http://example.org/fhir/PlanDefinition/b' },
    ],
  },
  tolerant: true,
  *check(artifact, scope) {
    yield* lostCanonicals(artifact, scope);
    yield* lostReferences(artifact, scope);
  },
};

function* lostCanonicals(artifact: Artifact, scope: Scope): Iterable<Finding> {
  const base = baseOf(artifact);
  if (base === undefined && !scope.options.complete) yield* lostFromRecords(artifact, scope);
  // nobody has the whole of HL7's own base at hand
  if (
    scope.options.complete ||
    base === undefined ||
    base === 'http://hl7.org/fhir' ||
    (sizesOf(scope).get(base) ?? 0) < enough
  )
    return;
  for (const typed of scope.valuesOf(artifact, 'canonical')) {
    const url = typeof typed.value === 'string' ? typed.value.replace(/[|#].*$/, '') : '';
    if (
      url.startsWith(`${base}/`) &&
      /^\/[A-Za-z]+\/[^/]+$/.test(url.slice(base.length)) &&
      !scope.catalog.byCanonical(url)
    )
      yield {
        message: `${url} is not among the artifacts of ${base} here: add it, or correct the url.`,
        fhirPath: fhirPathOf(typed),
      };
  }
  for (const typed of scope.valuesOf(artifact, 'uri')) {
    const url = typeof typed.value === 'string' ? typed.value : '';
    if (url.startsWith(`${base}/ValueSet/`) && isMapped(typed) && !scope.catalog.byCanonical(url))
      yield {
        message: `${url} is not among the value sets of ${base} here: add it, or correct the url.`,
        fhirPath: fhirPathOf(typed),
      };
    if (url.startsWith(`${base}/CodeSystem/`) && isSystem(typed) && !scope.catalog.byCanonical(url))
      yield {
        message: `${url} is not among the code systems of ${base} here: add it, or correct the url.`,
        fhirPath: fhirPathOf(typed),
      };
  }
}

/** A record that was made by a plan or form of a package names what is in it. */
function* lostFromRecords(artifact: Artifact, scope: Scope): Iterable<Finding> {
  if ('url' in artifact.resource) return;
  for (const typed of scope.valuesOf(artifact, 'canonical')) {
    const url = typeof typed.value === 'string' ? typed.value.replace(/[|#].*$/, '') : '';
    const base = /^(.+)\/[A-Za-z]+\/[^/]+$/.exec(url)?.[1];
    if (base === undefined || base === 'http://hl7.org/fhir' || (sizesOf(scope).get(base) ?? 0) < enough)
      continue;
    if (scope.catalog.byCanonical(url)) continue;
    yield {
      message: `${url} is not among the artifacts of ${base} here: add it, or correct the url.`,
      fhirPath: fhirPathOf(typed),
    };
  }
}

/** True where a uri names the value set that a map goes from or to. */
function isMapped({ property, parent }: TypedValue): boolean {
  return /^(?:source|target)\[x\]$/.test(property?.element.name ?? '') && parent?.type === 'Resource';
}

/** True where a uri names the code system of codes. */
function isSystem({ property, parent }: TypedValue): boolean {
  const name = property?.element.name;
  if (name === 'system') return true;
  return (name === 'source' || name === 'target') && shapeNameOf(parent as TypedValue) === 'ConceptMap.group';
}

/** References of an artifact, or of the examples beside it, to what the package should hold. */
function* lostReferences(artifact: Artifact, scope: Scope): Iterable<Finding> {
  const sizes = sizesOf(scope);
  const bases = [...sizes].flatMap(([key, size]) => (key.includes('/') && size >= enough ? [`${key}/`] : []));
  if (scope.options.complete || bases.length === 0) return;
  if (baseOf(artifact) === 'http://hl7.org/fhir') return;
  for (const typed of scope.valuesOf(artifact, 'Reference')) {
    const reference = isObject(typed.value) ? typed.value.reference : undefined;
    if (typeof reference !== 'string' || scope.find(reference)) continue;
    const relative = bases.reduce(
      (rest, base) => (rest.startsWith(base) ? rest.slice(base.length) : rest),
      reference,
    );
    const type = /^([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]+$/.exec(relative)?.[1];
    if (!type || scope.find(relative) || !sizes.has(type)) continue;
    yield {
      message: `${reference} is not here, though others of its type are: add it, or correct the id.`,
      fhirPath: `${fhirPathOf(typed)}.reference`,
    };
  }
}

const known = new WeakMap<Scope, ReadonlyMap<string, number>>();

/** How many artifacts have each base, and of each type with an id. Counted once. */
function sizesOf(scope: Scope): ReadonlyMap<string, number> {
  const found = known.get(scope) ?? count(scope);
  known.set(scope, found);
  return found;
}

function count({ catalog }: Scope): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const artifact of catalog.artifacts) {
    // what is no text there is a fault of structure
    for (const key of [baseOf(artifact), headOf(artifact).resourceType as unknown])
      if (typeof key === 'string') sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

function baseOf(artifact: Artifact): string | undefined {
  return canonicalBaseOf(headOf(artifact));
}
