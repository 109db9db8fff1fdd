import type { Artifact } from '../artifact.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import { strategySlug } from '../resources/planSlugs.ts';
import { artifactOf, type Site } from './site.ts';

/** What a recommendation row became. */
export interface RowArtifacts {
  /** Only actionable rows have a plan and an activity. */
  readonly plan: Artifact | undefined;
  readonly activity: Artifact | undefined;
  readonly evidence: Artifact | undefined;
  /** The section's strategy, which lists the row. */
  readonly strategy: Artifact | undefined;
}

/** Finds them by the row's id and the section's; the catalog need not hold all of them. */
export function rowArtifacts(site: Site, { id, row }: Recommendation): RowArtifacts {
  return {
    plan: artifactOf(site, 'PlanDefinition', id),
    activity: artifactOf(site, 'ActivityDefinition', id),
    evidence: artifactOf(site, 'Evidence', id),
    strategy: artifactOf(site, 'PlanDefinition', strategySlug({ id: row.section })),
  };
}
