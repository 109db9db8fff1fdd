import type { ImplementationGuide, ImplementationGuideDefinitionResource } from 'fhir/r4.js';
import { type Artifact, referenceOf } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { allUseContexts, experimental, header } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, extensionUrls, representation } from './extensions.ts';
import { guidePackages } from './guidePackages.ts';
import { claims } from './profiles.ts';
import { wholeSource } from './source.ts';

const groups = [
  {
    id: 'plans',
    name: 'Plans, activities and questions',
    types: ['PlanDefinition', 'ActivityDefinition', 'Questionnaire'],
  },
  {
    id: 'evidence',
    name: 'Evidence, its variables and the source',
    types: ['Evidence', 'EvidenceVariable', 'DocumentReference'],
  },
  {
    id: 'terminology',
    name: 'Code systems, value sets and maps',
    types: ['CodeSystem', 'ValueSet', 'ConceptMap'],
  },
  { id: 'structures', name: 'Extension definitions', types: ['StructureDefinition'] },
  { id: 'libraries', name: 'Libraries', types: ['Library'] },
] as const;

const groupWords: Readonly<Record<(typeof groups)[number]['id'], string>> = {
  plans: 'The guideline, its sections and its rows as plans, what they propose, and what they ask.',
  evidence: 'Each row as evidence, and the source it stands in.',
  terminology: 'The printed scales and tables, and the public codes that stand for what the guideline names.',
  structures: 'What plans say beyond FHIR, defined.',
  libraries: 'What belongs together.',
};

/** The ImplementationGuide: every resource, grouped, with the pages that explain them. Comes last, since it refers to all. */
export function buildImplementationGuide(guideline: Guideline, artifacts: readonly Artifact[]): Artifact {
  const { identity } = guideline;
  const sources = [
    wholeSource(guideline),
    ...guideline.useContexts.map(({ place }) => place),
    ...identity.disclaimers.map(({ place }) => place),
  ];
  const usage = identity.disclaimers.map((quote) => quote.text).join(' ');
  const resource: ImplementationGuide = {
    resourceType: 'ImplementationGuide',
    ...header(guideline, 'ImplementationGuide', {
      slug: 'guide',
      name: 'Guide',
      title: identity.title,
      description: identity.description,
    }),
    ...experimental(guideline),
    ...claims({
      cpg: ['computableguideline'],
      crmi: ['shareableimplementationguide', 'publishableimplementationguide'],
    }),
    extension: [
      ...capabilities('shareable', 'publishable'),
      representation('structured'),
      ...(usage ? [{ url: extensionUrls.usage, valueMarkdown: usage }] : []),
      ...derivations(guideline, sources),
    ],
    id: identity.packageId,
    url: `${identity.canonical}/ImplementationGuide/${identity.packageId}`,
    useContext: allUseContexts(guideline),
    packageId: identity.packageId,
    license: identity.license as NonNullable<ImplementationGuide['license']>,
    fhirVersion: ['4.0.1'],
    dependsOn: guidePackages.map(({ id, uri, packageId, version }) => ({ id, uri, packageId, version })),
    definition: {
      grouping: groups
        .filter(({ types }) =>
          artifacts.some(({ resource: { resourceType } }) => types.some((type) => type === resourceType)),
        )
        .map(({ id, name }) => ({ id, name, description: groupWords[id] })),
      resource: artifacts.map(listed),
      page: pages(guideline),
    },
  };
  return { resource: inSpecOrder(resource), sources, authored: identity.authored };
}

function listed({ resource }: Artifact): ImplementationGuideDefinitionResource {
  const { title, description } = resource as { title?: string; description?: string };
  const groupingId = groups.find(({ types }) => types.some((type) => type === resource.resourceType))?.id;
  return {
    reference: { reference: referenceOf(resource) },
    name: title ?? referenceOf(resource),
    ...(description && { description }),
    exampleBoolean: false,
    ...(groupingId && { groupingId }),
  };
}

function pages({ identity, criteria }: Guideline) {
  return {
    nameUrl: 'toc.html',
    title: 'Contents',
    generation: 'html' as const,
    page: [
      { nameUrl: 'index.html', title: identity.title, generation: 'html' as const },
      { nameUrl: 'source.html', title: 'The source, line by line', generation: 'html' as const },
      ...(criteria.length > 0
        ? [{ nameUrl: 'criteria.html', title: 'Criteria', generation: 'html' as const }]
        : []),
      { nameUrl: 'thresholds.html', title: 'Thresholds', generation: 'html' as const },
      { nameUrl: 'choices.html', title: 'Editorial choices', generation: 'html' as const },
      { nameUrl: 'terminology.html', title: 'Terminology', generation: 'html' as const },
      { nameUrl: 'artifacts.html', title: 'Artifacts', generation: 'html' as const },
      { nameUrl: 'downloads.html', title: 'Downloads', generation: 'html' as const },
      { nameUrl: 'about.html', title: 'About', generation: 'html' as const },
    ],
  };
}
