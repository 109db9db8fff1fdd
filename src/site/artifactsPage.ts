import type { Artifact } from '../artifact.ts';
import { artifactView } from './artifactView.ts';
import { groupBy } from './groupBy.ts';
import { lineLinks, placeWords } from './lineLink.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';

/** Shared variables rest on many lines; a table cell shows this many of them. */
const shownLines = 6;

/** All artifacts by type, each with its canonical, the lines it rests on, and its JSON. */
export function artifactsPage(site: Site): PageContent {
  const { artifacts } = site.catalog;
  const groups = [...groupBy(artifacts, ({ resource }) => resource.resourceType)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    path: 'artifacts.html',
    title: 'Artifacts',
    template: 'artifacts',
    view: {
      number: artifacts.length,
      canonical: site.guideline.identity.canonical,
      groups: groups.map(([type, members]) => ({
        type,
        number: members.length,
        artifacts: members.map((artifact) => rowView(site, artifact)),
      })),
    },
  };
}

function rowView(site: Site, artifact: Artifact) {
  const lines = lineLinks(site, artifact.sources);
  return {
    ...artifactView(artifact, ''),
    id: artifact.resource.id,
    lines: lines.slice(0, shownLines),
    more: Math.max(0, lines.length - shownLines),
    authored: placeWords(artifact.authored),
  };
}
