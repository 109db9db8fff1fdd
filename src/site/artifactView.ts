import { type Artifact, canonicalOf, referenceOf } from '../artifact.ts';
import { hrefs } from './links.ts';

/** An artifact in a list: what it is, its canonical, and where its JSON is. */
export interface ArtifactView {
  readonly role: string;
  readonly reference: string;
  readonly anchor: string;
  readonly title: string;
  readonly canonical: string | undefined;
  readonly href: string;
  readonly json: string;
}

/** @param role what it is to the page that lists it: `Plan`, `Activity` */
export function artifactView({ resource }: Artifact, role: string): ArtifactView {
  const { title, name } = resource as { title?: string; name?: string };
  return {
    role,
    reference: referenceOf(resource),
    anchor: `${resource.resourceType}-${resource.id}`,
    title: title ?? (typeof name === 'string' ? name : referenceOf(resource)),
    canonical: canonicalOf(resource),
    href: hrefs.artifact(resource),
    json: hrefs.json(resource),
  };
}
