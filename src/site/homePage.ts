import type { Artifact } from '../artifact.ts';
import { kindOf, kinds } from '../knowledge/kind.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import { groupBy } from './groupBy.ts';
import { lineLink } from './lineLink.ts';
import { hrefs, type Link } from './links.ts';
import type { PageContent } from './page.ts';
import { ratingChips } from './ratingChips.ts';
import { rowArtifacts } from './rowArtifacts.ts';
import { scaleLegends } from './scaleLegends.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

/** Home: what this is, what is here, the matrix of all recommendations, and the legend to read it. */
export function homePage(site: Site): PageContent {
  const { identity, source, scales, sections, recommendations } = site.guideline;
  const bySection = groupBy(recommendations, ({ row }) => row.section);
  return {
    path: 'index.html',
    title: identity.title,
    template: 'home',
    view: {
      identity,
      source: { title: source.title, url: source.url },
      disclaimers: identity.disclaimers.map(({ text, place }) => ({ text, line: lineLink(site, place) })),
      counts: counts(site),
      unreviewed: unreviewedCount(site),
      choices: site.guideline.choices.length,
      columns: scales.map(({ label }) => label),
      span: scales.length + 4,
      sections: sections.map((section) => ({
        id: section.id,
        heading: section.heading,
        line: lineLink(site, section.place),
        rows: (bySection.get(section.id) ?? []).map((recommendation) => matrixRow(site, recommendation)),
      })),
      scales: scaleLegends(site.guideline),
      kinds: usedKinds(recommendations),
      tables: tables(site),
      plans: site.guideline.eligibility.map(({ id, title, description }) => ({
        href: hrefs.eligibility(id),
        title,
        description,
      })),
    },
  };
}

function matrixRow(site: Site, recommendation: Recommendation) {
  const { id, row, kind, direction, title } = recommendation;
  const { plan, activity, evidence } = rowArtifacts(site, recommendation);
  return {
    href: hrefs.recommendation(id),
    statement: row.statement,
    title,
    line: lineLink(site, row.place),
    kind: kindOf(kind).display,
    actionable: kindOf(kind).actionable,
    direction,
    directionWords: words.direction[direction],
    ratings: ratingChips(site.guideline, row.ratings),
    links: [
      ...artifactLinks(id, 'Plan', plan),
      ...artifactLinks(id, 'Activity', activity),
      ...artifactLinks(id, 'Evidence', evidence),
    ],
  };
}

/** The artifact's JSON stands on the row's own page. */
function artifactLinks(id: string, label: string, artifact: Artifact | undefined): Link[] {
  if (!artifact) return [];
  const { resourceType, id: resourceId } = artifact.resource;
  return [{ label, href: `${hrefs.recommendation(id)}#${resourceType}-${resourceId}` }];
}

function counts({ guideline, catalog }: Site) {
  const { recommendations, sections, tables: others, codeLists, criteria } = guideline;
  const actionable = recommendations.filter(({ kind }) => kindOf(kind).actionable).length;
  return [
    { number: recommendations.length, label: 'recommendation rows', href: 'index.html#recommendations' },
    { number: sections.length, label: 'sections', href: 'index.html#sections' },
    { number: actionable, label: 'rows that lead to an order or an advice', href: 'index.html#kinds' },
    {
      number: others.length,
      label: 'other tables',
      href: others.length > 0 ? 'index.html#tables' : undefined,
    },
    ...(criteria.length > 0 ? [{ number: criteria.length, label: 'criteria', href: hrefs.criteria }] : []),
    { number: codeLists.length, label: 'value sets', href: 'terminology.html' },
    { number: catalog.artifacts.length, label: 'FHIR artifacts', href: 'artifacts.html' },
  ];
}

function unreviewedCount({ guideline }: Site): number {
  return guideline.choices.filter(({ reviewer }) => reviewer === undefined).length;
}

function usedKinds(recommendations: readonly Recommendation[]) {
  return kinds
    .map(({ display, definition, code }) => ({
      display,
      definition,
      number: recommendations.filter(({ kind }) => kind === code).length,
    }))
    .filter(({ number }) => number > 0);
}

function tables(site: Site) {
  return site.guideline.tables.map(({ id, title, entries, place }) => ({
    href: hrefs.table(id),
    title,
    number: entries.length,
    open: entries.filter(({ needsReview }) => needsReview).length,
    line: lineLink(site, place),
  }));
}
