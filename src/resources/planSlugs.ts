import type { Section } from '../knowledge/source.ts';

/** Slug of the guideline's plan. */
export const pathwaySlug = 'pathway';

/** Slug of a section's plan; a section and a row may share an id. */
export function strategySlug(section: Pick<Section, 'id'>): string {
  return `strategy-${section.id}`;
}
