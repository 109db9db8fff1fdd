import type { FhirResource, ImplementationGuideDefinitionPage } from 'fhir/r4.js';
import { type Artifact, headOf, referenceOf } from '../../artifact.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** The list of an implementation guide. */
export const guideResources: Rule = {
  code: 'guide-resources',
  group: 'links',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/implementationguide-definitions.html#ImplementationGuide.definition.resource',
  wants:
    'An implementation guide lists the resources that come with it: each of them, none that is not there, each once.',
  why: 'Publishers and importers work from the list: what is not on it is not published, what is not there stops them.',
  example: {
    faulty: {
      resourceType: 'ImplementationGuide',
      url: 'http://example.org/fhir/ImplementationGuide/g',
      name: 'Guide',
      status: 'draft',
      packageId: 'org.example',
      fhirVersion: ['4.0.1'],
      definition: { resource: [{ reference: { reference: 'PlanDefinition/pian' } }] },
    },
    mended: {
      resourceType: 'ImplementationGuide',
      url: 'http://example.org/fhir/ImplementationGuide/g',
      name: 'Guide',
      status: 'draft',
      packageId: 'org.example',
      fhirVersion: ['4.0.1'],
      definition: { resource: [{ reference: { reference: 'PlanDefinition/pain' } }] },
    },
    beside: [
      {
        resourceType: 'PlanDefinition',
        status: 'draft',
        id: 'pain',
        url: 'http://example.org/fhir/PlanDefinition/pain',
      },
    ],
  },
  *check({ resource }, scope) {
    if (resource.resourceType !== 'ImplementationGuide') return;
    if (resource.fhirVersion && !resource.fhirVersion.some((version) => version.startsWith('4.')))
      yield {
        message: `The guide is for FHIR ${resource.fhirVersion?.join(', ')}, and this is R4: let them agree.`,
        fhirPath: 'ImplementationGuide.fhirVersion',
      };
    if (!resource.definition?.resource) return;
    if (scope.catalog.ofType('ImplementationGuide').length !== 1) return;
    const seen = new Set<string>();
    for (const [index, { reference }] of resource.definition.resource.entries()) {
      const name = reference?.reference;
      const fhirPath = `ImplementationGuide.definition.resource[${index}].reference`;
      if (name === undefined) continue;
      if (name === `ImplementationGuide/${resource.id}`)
        yield {
          severity: 'information',
          message: 'The guide lists itself: a publisher adds it.',
          fhirPath,
        };
      if (seen.has(name)) yield { message: `${name} is listed twice: keep one.`, fhirPath };
      else if (!scope.find(name))
        yield { message: `${name} is listed and not here: add it, or take it off the list.`, fhirPath };
      seen.add(name);
    }
    yield* pages(resource.definition.page, 'ImplementationGuide.definition.page', new Set());
    const base = resource.url?.replace(/\/ImplementationGuide\/.*$/, '');
    const absent = scope.catalog.artifacts.filter(
      (each) =>
        (belongs(each, base) || comesWith(each, resource, scope)) && !seen.has(referenceOf(headOf(each))),
    );
    if (absent.length > 0)
      yield {
        message: `The guide does not list ${absent
          .slice(0, 5)
          .map((each) => referenceOf(headOf(each)))
          .join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}.`,
        fhirPath: 'ImplementationGuide.definition',
      };
  },
};

function* pages(
  page: ImplementationGuideDefinitionPage | undefined,
  fhirPath: string,
  seen: Set<string>,
): Iterable<Finding> {
  if (!page) return;
  const name = page.nameUrl ?? page.nameReference?.reference;
  if (name !== undefined && seen.has(name))
    yield { message: `The page ${name} is there already: keep one.`, fhirPath };
  if (name !== undefined) seen.add(name);
  for (const [index, inner] of (page.page ?? []).entries())
    yield* pages(inner, `${fhirPath}.page[${index}]`, seen);
}

/** True for what one Bundle brings together with the guide. */
function comesWith({ resource }: Artifact, guide: FhirResource, scope: Scope): boolean {
  const bundle = scope.bundleOf(guide);
  return (
    bundle !== undefined &&
    resource !== guide &&
    resource.id !== undefined &&
    bundle === scope.bundleOf(resource)
  );
}

/** True for what has a canonical of the guide's base. */
function belongs(artifact: Artifact, base: string | undefined): boolean {
  const { resourceType, id, url } = headOf(artifact);
  return (
    base !== undefined &&
    id !== undefined &&
    resourceType !== 'ImplementationGuide' &&
    typeof url === 'string' &&
    url.startsWith(`${base}/`)
  );
}
