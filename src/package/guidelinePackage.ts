import type { Catalog } from '../artifact.ts';
import type { Primary } from './withPrimary.ts';

/** What packing needs to know of a guideline, besides its artifacts. */
export interface GuidelinePackage {
  /** Slug; name of its folder in the output. */
  readonly id: string;
  readonly title: string;
  /** Base of its canonical urls, without trailing slash. */
  readonly canonical: string;
  readonly version: string;
  readonly status: string;
  /** What stands before every resource id; empty as a rule. */
  readonly idPrefix: string;
  /** The language that stands first in conditions. */
  readonly primary?: Primary;
  /** True where FHIRPath conditions ask `memberOf`, which HAPI does not compile. */
  readonly memberOf?: boolean;
  /** In dependency order: what is referred to comes before what refers to it. */
  readonly catalog: Catalog;
}

/** Number of artifacts per resource type, in alphabetical order. */
export function countTypes(catalog: Catalog): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { resource } of catalog.artifacts)
    counts.set(resource.resourceType, (counts.get(resource.resourceType) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
