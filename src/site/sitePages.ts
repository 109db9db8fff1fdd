import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../artifact.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { OutputFile } from '../output.ts';
import { packageRoot } from '../packageRoot.ts';
import type { CodeSets } from '../resources/codeSets.ts';
import { aboutPage } from './aboutPage.ts';
import { artifactsPage } from './artifactsPage.ts';
import { choicesPage } from './choicesPage.ts';
import { criteriaPage } from './criteriaPage.ts';
import { criterionPage } from './criterionPage.ts';
import { downloadsPage } from './downloadsPage.ts';
import { eligibilityPage } from './eligibilityPage.ts';
import { homePage } from './homePage.ts';
import { type LogicDefine, logicDefines } from './logicDefines.ts';
import { type PageContent, pageMaker } from './page.ts';
import { readingPage } from './readingPage.ts';
import { recommendationPage } from './recommendationPage.ts';
import { createSite, type Site } from './site.ts';
import { sourcePage } from './sourcePage.ts';
import { tablePage } from './tablePage.ts';
import { terminologyPage } from './terminologyPage.ts';
import { thresholdsPage } from './thresholdsPage.ts';
import { valueSetPage } from './valueSetPage.ts';

/**
 * The static implementation guide of a guideline, in `<guideline>/site/`: well-formed HTML, one style sheet, no script,
 * relative links only, so that it opens from a folder. Links to JSON, bundles and manifest expect the rest of the output
 * beside it.
 * @param codeSets how FHIRPath names codes, in the catalog and in what is printed here
 */
export function sitePages(
  guideline: Guideline,
  catalog: Catalog,
  codeSets: CodeSets = 'inline',
): OutputFile[] {
  const site = createSite(guideline, catalog, codeSets);
  const style = readFileSync(join(packageRoot, 'templates', 'site', 'style.css'), 'utf8');
  return [
    ...Array.from(pageContents(site, logicDefines(catalog)), pageMaker(site)),
    { path: `${guideline.id}/site/style.css`, content: style },
  ];
}

/** One after the other, so that none has to wait in memory for the last. */
function* pageContents(site: Site, defines: ReadonlyMap<string, LogicDefine>): Generator<PageContent> {
  const { guideline } = site;
  yield homePage(site);
  for (const [index, recommendation] of guideline.recommendations.entries())
    yield recommendationPage(site, recommendation, index);
  yield sourcePage(site);
  for (const table of guideline.tables) yield tablePage(site, table);
  for (const plan of guideline.eligibility) yield eligibilityPage(site, plan);
  if (guideline.criteria.length > 0) yield criteriaPage(site);
  for (const criterion of guideline.criteria) yield criterionPage(site, criterion, defines);
  if (guideline.eligibility.length > 0) yield readingPage(site);
  yield thresholdsPage(site);
  yield choicesPage(site);
  yield terminologyPage(site);
  for (const list of guideline.codeLists) yield valueSetPage(site, list);
  yield artifactsPage(site);
  yield downloadsPage(site);
  yield aboutPage(site);
}
