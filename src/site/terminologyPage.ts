import type { CodeList, ScaleMap } from '../knowledge/guideline.ts';
import { artifactView } from './artifactView.ts';
import { systemName } from './codeSystems.ts';
import { groupBy } from './groupBy.ts';
import { lineLink, placeWords } from './lineLink.ts';
import type { PageContent } from './page.ts';
import { artifactOf, type Site } from './site.ts';
import { codingView, variableView } from './variableView.ts';
import { words } from './words.ts';

/** Codes: the lists with what each code counts for, the editorial maps of scales, the variables, the glossary. */
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

function listView(site: Site, { id, title, description, codes, families, place }: CodeList) {
  const valueSet = artifactOf(site, 'ValueSet', id);
  return {
    id,
    title,
    description,
    line: lineLink(site, place),
    artifact: valueSet && artifactView(valueSet, 'ValueSet'),
    families: families.map(({ system, root, rationale }) => ({
      system: systemName(system),
      root,
      rationale,
    })),
    codes: codes.map((code) => ({
      ...codingView(code),
      class: words.codeClass[code.class],
      reason: code.reason,
      legacy: code.legacy,
      note: code.note,
      authored: placeWords(code.authored),
    })),
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
