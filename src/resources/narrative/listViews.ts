import type { ImplementationGuide } from 'fhir/r4.js';
import { type Artifact, Catalog } from '../../artifact.ts';
import type { LinkView } from '../../views.ts';
import { linkTo } from './relations.ts';

interface ListView {
  /** Of a logic library. */
  readonly criteria: readonly never[];
  readonly groups: readonly { readonly name: string; readonly links: readonly LinkView[] }[];
}

/** Every artifact, by type, in the order of the manifest. */
export function manifestView(artifacts: readonly Artifact[]): ListView {
  const types = [...new Set(artifacts.map(({ resource }) => resource.resourceType))];
  const groups = types
    .filter((type) => type !== 'Library' && type !== 'ImplementationGuide')
    .map((name) => ({
      name,
      links: artifacts
        .filter(({ resource }) => resource.resourceType === name)
        .map(({ resource }) => linkTo(resource)),
    }));
  return { groups, criteria: [] };
}

/** Every resource of the guide by its grouping. */
export function guideView({ definition }: ImplementationGuide, artifacts: readonly Artifact[]): ListView {
  const catalog = new Catalog(artifacts);
  const groups = (definition?.grouping ?? []).map(({ id, name }) => ({
    name,
    links: (definition?.resource ?? [])
      .filter(({ groupingId }) => groupingId === id)
      .flatMap(({ reference }) => catalog.byReference(reference.reference ?? '') ?? [])
      .map(({ resource }) => linkTo(resource)),
  }));
  return { groups, criteria: [] };
}
