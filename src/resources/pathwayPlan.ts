import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { allUseContexts, canonicalTo } from './canonical.ts';
import { inSpecOrder } from './elementOrder.ts';
import { derivations } from './extensions.ts';
import { buildPlan, guidelineBasedCare } from './plan.ts';
import { pathwaySlug, strategySlug } from './planSlugs.ts';
import { wholeSource } from './source.ts';

/** The guideline as one plan: a step for each section. It orders nothing and says nothing of sequence. */
export function buildPathway(guideline: Guideline): Artifact {
  const { identity, sections, recommendations } = guideline;
  const artifact = buildPlan(guideline, {
    slug: pathwaySlug,
    name: 'Pathway',
    title: identity.title,
    description: identity.description,
    type: 'clinical-protocol',
    profile: 'pathwaydefinition',
    executable: false,
    action: sections.map((section) => {
      const count = recommendations.filter(({ row }) => row.section === section.id).length;
      return {
        id: section.id,
        extension: derivations(guideline, [section.place]),
        title: section.heading,
        description: `The section "${section.heading}": ${count} ${count === 1 ? 'row' : 'rows'}.`,
        code: [{ coding: [guidelineBasedCare] }],
        definitionCanonical: canonicalTo(guideline, 'PlanDefinition', strategySlug(section)),
      };
    }),
    sources: [wholeSource(guideline), ...sections.map((section) => section.place)],
    authored: identity.authored,
  });
  return {
    ...artifact,
    resource: inSpecOrder({ ...artifact.resource, useContext: allUseContexts(guideline) }),
  };
}
