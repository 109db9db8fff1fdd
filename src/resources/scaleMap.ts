import type { ConceptMap, ConceptMapGroupElement } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { RatingScale, ScaleMap } from '../knowledge/rating.ts';
import { canonicalTo, header, urlOf } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, representation } from './extensions.ts';
import { claims } from './profiles.ts';

/** An editorial map of a printed scale onto a public one; each line says why, and nothing executes it. */
export function buildScaleMap(guideline: Guideline, map: ScaleMap): Artifact {
  const scale = guideline.scales.find((each) => each.id === map.scale) as RatingScale;
  const sources = [scale.place];
  const resource: ConceptMap = {
    resourceType: 'ConceptMap',
    ...header(guideline, 'ConceptMap', {
      slug: map.id,
      name: `ConceptMap ${map.id}`,
      title: map.title,
      description: `Editorial, for readers; nothing executes it, and it stays a draft whatever the status of the guideline. ${map.rationale}`,
    }),
    // An opinion about somebody else's scale is never more than a draft.
    status: 'draft',
    experimental: true,
    ...claims({ crmi: ['shareableconceptmap', 'publishableconceptmap'] }),
    extension: [
      ...capabilities('shareable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, sources),
    ],
    sourceCanonical: canonicalTo(guideline, 'ValueSet', scale.id),
    targetCanonical: map.target.valueSet,
    group: [
      {
        source: urlOf(guideline, 'CodeSystem', scale.id),
        sourceVersion: guideline.identity.version,
        target: map.target.system,
        element: map.elements.map((element) => mapped(scale, element)),
      },
    ],
  };
  return { resource: inSpecOrder(resource), sources, authored: map.authored };
}

function mapped(
  scale: RatingScale,
  { code, target, equivalence, comment }: ScaleMap['elements'][number],
): ConceptMapGroupElement {
  const display = scale.values.find((value) => value.code === code)?.display;
  return {
    code,
    ...(display && { display }),
    target: [{ ...(target && { code: target }), equivalence, comment }],
  };
}
