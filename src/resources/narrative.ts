import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, referenceOf } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { render } from '../templates.ts';
import { inSpecOrder } from './elementOrder.ts';
import { contentView } from './narrative/contentViews.ts';
import { disclaimerView } from './narrative/partialViews.ts';
import { relatedViews } from './narrative/relations.ts';

/**
 * The artifacts with `text.div` from the templates under `templates/narrative/`, one per type. Status `generated` where
 * the elements hold all it says, `additional` where it adds lines of the source, legends or disclaimers.
 */
export function withNarratives(artifacts: readonly Artifact[], guideline: Guideline): Artifact[] {
  const related = relatedViews(artifacts);
  return artifacts.map((artifact) => {
    const { resource } = artifact;
    const content = contentView(guideline, resource, artifacts);
    const view = {
      ...frameView(guideline, resource, 'statement' in content && content.statement !== null),
      related: related.get(referenceOf(resource)) ?? { related: [] },
      ...content,
    };
    const status = 'usage' in resource && !('statement' in content) ? 'generated' : 'additional';
    const text = { status, div: tidy(render(`narrative/${resource.resourceType}.html`, view)) };
    return { ...artifact, resource: inSpecOrder({ ...resource, text } as FhirResource) };
  });
}

/** Title, purpose and status. The description of what quotes a statement is that statement, which is shown as one. */
function frameView(guideline: Guideline, resource: FhirResource, quotes: boolean) {
  const { url, title, description, status, experimental } = resource as Described;
  const { identity } = guideline;
  return {
    title: title ?? description ?? referenceOf(resource),
    type: typeWord(resource),
    purpose: title && !quotes ? (description ?? null) : null,
    disclaimer: disclaimerView(
      guideline,
      url ? (status ?? identity.status) : identity.status,
      experimental ?? identity.experimental,
    ),
  };
}

/** Without empty lines, and with the characters plain that Handlebars escapes for unquoted attributes, of which there are none. */
function tidy(div: string): string {
  return div
    .replace(/&#x27;/g, "'")
    .replace(/&#x3D;/g, '=')
    .replace(/&#x60;/g, '`')
    .replace(/\n+/g, '\n')
    .trim();
}

interface Described {
  readonly url?: string;
  readonly title?: string;
  readonly description?: string;
  readonly status?: string;
  readonly experimental?: boolean;
}

function typeWord(resource: FhirResource): string {
  if (resource.resourceType === 'Library' && resource.content) return 'The criteria in CQL';
  return typeWords[resource.resourceType] ?? resource.resourceType;
}

const typeWords: Readonly<Record<string, string>> = {
  DocumentReference: 'The source text',
  CodeSystem: 'Codes as the source prints them',
  ValueSet: 'A set of codes',
  ConceptMap: 'An editorial map between two scales',
  EvidenceVariable: 'What a row is about',
  Evidence: 'A row of the source as evidence',
  Questionnaire: 'Questions for whoever considers a recommendation',
  ActivityDefinition: 'What a recommendation proposes; a person decides',
  PlanDefinition: 'A plan',
  StructureDefinition: 'An extension, defined',
  Library: 'Everything that belongs to the guideline',
  ImplementationGuide: 'The guideline as an implementation guide',
};
