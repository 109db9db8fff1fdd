import type { Artifact } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { kindOf } from '../knowledge/kind.ts';
import type { Section } from '../knowledge/source.ts';
import { canonicalTo } from './canonical.ts';
import { buildPlan, rowAction } from './plan.ts';
import { pathwaySlug, strategySlug } from './planSlugs.ts';

/** A section as a plan: every row an action, in source order. Only rows that may become an order or an advice lead further. */
export function buildStrategy(guideline: Guideline, section: Section): Artifact {
  const rows = guideline.recommendations.filter(({ row }) => row.section === section.id);
  return buildPlan(guideline, {
    slug: strategySlug(section),
    name: `Strategy ${section.id}`,
    title: section.heading,
    description: `The rows of the section "${section.heading}" of "${guideline.source.title}", verbatim and in their order. Rows that report evidence or technique are shown; they lead to no order.`,
    type: 'workflow-definition',
    profile: 'strategydefinition',
    executable: false,
    partOf: pathwaySlug,
    action: rows.map((recommendation) => ({
      id: recommendation.id,
      ...rowAction(guideline, recommendation),
      ...(kindOf(recommendation.kind).actionable && {
        definitionCanonical: canonicalTo(guideline, 'PlanDefinition', recommendation.id),
      }),
    })),
    sources: [section.place, ...rows.map(({ row }) => row.place)],
    authored: section.authored,
  });
}
