import type {
  CodeSystem,
  ConceptMap,
  Evidence,
  FhirResource,
  PlanDefinition,
  Reference,
  RelatedArtifact,
  ValueSet,
} from 'fhir/r4.js';
import { type Artifact, Catalog, canonicalOf, referenceOf } from '../../artifact.ts';
import type { LinkView, RelatedView } from '../../views.ts';
import { extensionUrls } from '../extensions.ts';

/** One artifact refers to another; the words for it from either end. No `forward`: the narrative shows it otherwise. */
interface Relation {
  readonly target: string;
  readonly forward?: string;
  readonly backward?: string;
}

/**
 * The links among artifacts, both ways, by reference (`Type/id`) of the one that shows them. Links are canonical urls;
 * what lies outside the catalog is left to the elements.
 */
export function relatedViews(artifacts: readonly Artifact[]): ReadonlyMap<string, RelatedView> {
  const catalog = new Catalog(artifacts);
  const byReference = new Map<string, Map<string, Map<string | null, LinkView>>>();
  const add = (from: FhirResource, relation: string | undefined, to: FhirResource) => {
    if (!relation) return;
    const relations = byReference.get(referenceOf(from)) ?? new Map<string, Map<string | null, LinkView>>();
    byReference.set(referenceOf(from), relations);
    const links = relations.get(relation) ?? new Map<string | null, LinkView>();
    relations.set(relation, links);
    const link = linkTo(to);
    if (!links.has(link.href)) links.set(link.href, link);
  };
  for (const { resource } of artifacts)
    for (const { target, forward, backward } of relationsOf(resource)) {
      const found = (catalog.byCanonical(target) ?? catalog.byReference(target))?.resource;
      if (!found) continue;
      add(resource, forward, found);
      add(found, backward, resource);
    }
  return new Map(
    [...byReference].map(([reference, relations]) => [
      reference,
      { related: [...relations].map(([relation, links]) => ({ relation, links: [...links.values()] })) },
    ]),
  );
}

/** A link to an artifact by its canonical url, or by its reference where it has none. */
export function linkTo(resource: FhirResource): LinkView {
  const { title, description } = resource as { title?: string; description?: string };
  const href = canonicalOf(resource)?.replace(/\|.*$/, '') ?? referenceOf(resource);
  return { text: title ?? description ?? referenceOf(resource), href };
}

function relationsOf(resource: FhirResource): Relation[] {
  switch (resource.resourceType) {
    case 'PlanDefinition':
      return planRelations(resource);
    case 'ActivityDefinition':
      return artifactRelations(resource.relatedArtifact);
    case 'Evidence':
      return evidenceRelations(resource);
    case 'CodeSystem':
      return codeSystemRelations(resource);
    case 'ValueSet':
      return valueSetRelations(resource);
    case 'ConceptMap':
      return conceptMapRelations(resource);
    default:
      return [];
  }
}

function planRelations({ type, extension = [], relatedArtifact, action: actions = [] }: PlanDefinition) {
  // The other families show their actions, and where they lead, in a table.
  const rule = type?.coding?.[0]?.code === 'eca-rule';
  return [
    ...extension.flatMap(({ url, valueCanonical }) =>
      url === extensionUrls.partOf && valueCanonical ? [{ target: valueCanonical, forward: 'Part of' }] : [],
    ),
    ...artifactRelations(relatedArtifact),
    ...actions.flatMap(({ documentation = [], definitionCanonical }) => [
      ...documentation.flatMap(({ resource }): Relation[] =>
        resource
          ? [
              {
                target: resource,
                ...(rule && { forward: 'Rests on' }),
                backward: rule ? 'Used by' : 'Listed in',
              },
            ]
          : [],
      ),
      ...(rule && definitionCanonical
        ? [{ target: definitionCanonical, forward: 'Proposes', backward: 'Proposed by' }]
        : []),
    ]),
  ];
}

function artifactRelations(related: readonly RelatedArtifact[] = []): Relation[] {
  return related.flatMap(({ type, resource }): Relation[] => {
    if (!resource) return [];
    if (type === 'justification') return [{ target: resource, forward: 'Rests on', backward: 'Used by' }];
    return type === 'depends-on' ? [{ target: resource, forward: 'Reads', backward: 'Read by' }] : [];
  });
}

function evidenceRelations({ exposureBackground, exposureVariant = [], outcome = [] }: Evidence): Relation[] {
  const relations = (forward: string, references: readonly Reference[]) =>
    references.flatMap(({ reference }) =>
      reference ? [{ target: reference, forward, backward: 'Evidence' }] : [],
    );
  return [
    ...relations('Population', [exposureBackground]),
    ...relations('Exposure or comparator', exposureVariant),
    ...relations('Outcome', outcome),
  ];
}

function codeSystemRelations({ valueSet }: CodeSystem): Relation[] {
  return valueSet ? [{ target: valueSet, forward: 'Value set', backward: 'Code system' }] : [];
}

function valueSetRelations({ compose }: ValueSet): Relation[] {
  return (compose?.include ?? []).flatMap(({ system }) =>
    system ? [{ target: system, forward: 'Code system', backward: 'Value set' }] : [],
  );
}

function conceptMapRelations({ sourceCanonical }: ConceptMap): Relation[] {
  return sourceCanonical ? [{ target: sourceCanonical, forward: 'Maps from', backward: 'Mapped by' }] : [];
}
