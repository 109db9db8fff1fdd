import type { CodeList } from '../knowledge/codeList.ts';
import type { ScaleMap } from '../knowledge/rating.ts';
import { artifactView } from './artifactView.ts';
import { systemName } from './codeSystems.ts';
import { groupBy } from './groupBy.ts';
import { lineLink } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import { artifactOf, type Site } from './site.ts';
import { classCounts } from './valueSetPage.ts';
import { variableView } from './variableView.ts';

/** Codes: an index of the value sets, the editorial maps of scales, the variables, the glossary. */
export function terminologyPage(site: Site): PageContent {
  const { codeLists, scaleMaps, variables, recommendations, glossary } = site.guideline;
  const uses = groupBy(
    recommendations.flatMap(({ population, exposure, comparator, outcome }) => [
      ...new Set([population.variable, ...exposure, ...comparator, ...outcome]),
    ]),
    (id) => id,
  );
  return {
    path: 'terminology.html',
    title: 'Terminology',
    template: 'terminology',
    view: {
      lists: codeLists.map((list) => listView(site, list)),
      maps: scaleMaps.map((map) => mapView(site, map)),
      variables: variables.map((variable) => ({
        ...variableView(site, variable),
        uses: uses.get(variable.id)?.length ?? 0,
      })),
      glossary: glossary.map(({ term, expansion, origin, line }) => ({
        term,
        expansion,
        editor: origin === 'editor',
        line: line === undefined ? undefined : lineLink(site, { file: site.guideline.source.file, line }),
      })),
    },
  };
}

/** One line of the index; the codes stand on the list's own page. */
function listView(site: Site, list: CodeList) {
  const { id, title, codes, families, slot, context = false } = list;
  const { criteria, plans, population } = site.usesOf(id);
  return {
    href: hrefs.codeList(id),
    title,
    number: codes.length,
    classes: classCounts(list),
    families: families.map(({ root }) => root),
    systems: [...new Set(codes.map(({ system }) => systemName(system)))],
    uses: criteria.length + plans.length + (population ? 1 : 0),
    context,
    emptySlot: slot !== undefined && !slot.filled,
  };
}

function mapView(site: Site, { id, title, scale, target, elements, rationale }: ScaleMap) {
  const map = artifactOf(site, 'ConceptMap', id);
  return {
    id,
    title,
    scale: site.guideline.scales.find((candidate) => candidate.id === scale)?.title ?? scale,
    target,
    rationale,
    artifact: map && artifactView(map, 'ConceptMap'),
    elements: elements.map(({ code, target: to, equivalence, comment }) => ({
      code,
      target: to,
      equivalence,
      comment,
    })),
  };
}
