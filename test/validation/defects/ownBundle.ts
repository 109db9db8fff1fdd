import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FhirResource, ImplementationGuide, Library, PlanDefinition } from 'fhir/r4.js';

const folder = fileURLToPath(new URL('../../../output/aspn-low-back-pain/r4/resources/', import.meta.url));

/** What the cut holds, by file name; the package is too large for a thousand runs. */
const kept =
  /^(?:PlanDefinition-(?:pathway|strategy-spinal-cord-stimulation|strategy-facet-injections|scs-post-lumbar-surgery|facet-ia-not-sole-therapy)|ActivityDefinition-(?:scs-post-lumbar-surgery|facet-ia-not-sole-therapy)|Evidence-(?:scs-post-lumbar-surgery|facet-ia-not-sole-therapy)|EvidenceVariable-(?:following-lumbar-spinal-surgery|scs|facet-mediated-pain|facet-ia-sole-therapy)|ConceptMap-grade-to-recommendation-strength|CodeSystem-(?:certainty-level|evidence-level|recommendation-.*|rating-aspect|intervention)|StructureDefinition-.*|DocumentReference-.*|ImplementationGuide-.*|Library-(?:AspnLowBackPainLogic)|ValueSet-(?:recommendation-.*|evidence-level|certainty-level|rating-aspect|spinal-stenosis|low-back-pain|cognitive-score))\.json$/;

/** A cut of the committed output as a transaction: the list of the guide and the plans over plans say what is left, the logic has no statements. */
export function ownBundle() {
  const resources = readdirSync(folder)
    .filter((name) => kept.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as FhirResource);
  const said = JSON.stringify(resources.filter(({ resourceType }) => resourceType === 'PlanDefinition'));
  const names = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  return {
    resourceType: 'Bundle',
    id: 'cut',
    type: 'transaction',
    entry: resources.map((resource) => ({
      fullUrl: (resource as { url?: string }).url ?? `urn:uuid:7f2b3a54-91cf-4a8e-9d3c-0d8f1b6c2a11`,
      resource: cut(resource, names, said),
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  };
}

function cut(resource: FhirResource, names: ReadonlySet<string>, said: string): FhirResource {
  const own = (reference: string) => names.has(reference.replace(/^.*\/(\w+\/[^/|]+)(?:\|.*)?$/, '$1'));
  if (resource.resourceType === 'ImplementationGuide') return cutGuide(resource, own);
  if (resource.resourceType === 'Library') return cutLibrary(resource, said);
  if (resource.resourceType === 'PlanDefinition') return cutPlan(resource, own);
  return resource;
}

function cutGuide(guide: ImplementationGuide, own: (reference: string) => boolean): ImplementationGuide {
  const { definition } = guide;
  if (!definition) return guide;
  const resource = definition.resource.filter(({ reference }) => own(reference.reference ?? ''));
  const used = new Set(resource.map(({ groupingId }) => groupingId));
  const grouping = definition.grouping?.filter(({ id }) => used.has(id)) ?? [];
  const page = definition.page && { ...definition.page, page: definition.page.page?.slice(0, 3) ?? [] };
  const { text: _, ...rest } = guide;
  return { ...rest, definition: { ...definition, grouping, resource, ...(page && { page }) } };
}

function cutPlan(plan: PlanDefinition, own: (reference: string) => boolean): PlanDefinition {
  if (!/^(?:pathway|strategy)/.test(plan.id ?? '')) return plan;
  const action = plan.action?.filter(({ definitionCanonical = '' }) => own(definitionCanonical)) ?? [];
  return { ...plan, action: action.map(({ relatedAction: _, ...each }) => each) };
}

/** Of the logic, the definitions that the plans name. */
function cutLibrary(library: Library, said: string): Library {
  const content = library.content?.find(({ contentType }) => contentType === 'application/elm+json');
  if (!content?.data) return library;
  const { library: elm } = JSON.parse(Buffer.from(content.data, 'base64').toString('utf8'));
  const def = elm.statements.def.filter(({ name }: { name: string }) => said.includes(JSON.stringify(name)));
  const { identifier, schemaIdentifier, usings } = elm;
  const text = JSON.stringify({ library: { identifier, schemaIdentifier, usings, statements: { def } } });
  const criteria = library.extension?.filter(({ url }) => !url.endsWith('/derivation-reference')).slice(0, 8);
  return {
    ...library,
    ...(criteria && { extension: criteria }),
    relatedArtifact: library.relatedArtifact?.filter(({ resource }) => !resource) ?? [],
    dataRequirement: library.dataRequirement?.slice(0, 3) ?? [],
    content: [{ ...content, data: Buffer.from(text).toString('base64') }],
  };
}
