import type { Library, RelatedArtifact } from 'fhir/r4.js';
import { type Artifact, canonicalOf } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { allUseContexts, citation, experimental, header, patient, topics, usage } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, representation } from './extensions.ts';
import { guidePackages } from './guidePackages.ts';
import { claims } from './profiles.ts';
import { wholeSource } from './source.ts';

/** The manifest: every canonical artifact of the guideline, and what they all depend on. */
export function buildManifest(guideline: Guideline, artifacts: readonly Artifact[]): Artifact {
  const sources = [wholeSource(guideline)];
  const resource: Library = {
    resourceType: 'Library',
    ...header(guideline, 'Library', {
      slug: 'manifest',
      name: 'Manifest',
      title: `Manifest: ${guideline.identity.title}`,
      description: `Lists every artifact made from "${guideline.source.title}", and what they depend on.`,
    }),
    ...experimental(guideline),
    ...usage(guideline),
    ...claims({ crmi: ['shareablelibrary', 'publishablelibrary', 'manifestlibrary'] }),
    extension: [
      ...capabilities('shareable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, sources),
    ],
    type: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/library-type',
          code: 'asset-collection',
          display: 'Asset Collection',
        },
      ],
    },
    subjectCodeableConcept: patient,
    useContext: allUseContexts(guideline),
    topic: topics(guideline),
    relatedArtifact: [citation(guideline), ...components(artifacts), ...dependencies()],
  };
  return { resource: inSpecOrder(resource), sources, authored: guideline.identity.authored };
}

function components(artifacts: readonly Artifact[]): RelatedArtifact[] {
  return artifacts.flatMap(({ resource }) => {
    const canonical = canonicalOf(resource);
    const { title } = resource as { title?: string };
    return canonical
      ? [{ type: 'composed-of' as const, ...(title && { display: title }), resource: canonical }]
      : [];
  });
}

function dependencies(): RelatedArtifact[] {
  return guidePackages.map(({ title, uri, version }) => ({
    type: 'depends-on',
    display: title,
    resource: `${uri}|${version}`,
  }));
}
