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
import { logicDefines } from './logicDefines.ts';
import { pageMaker } from './page.ts';
import { readingPage } from './readingPage.ts';
import { recommendationPage } from './recommendationPage.ts';
import { createSite } from './site.ts';
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
  const defines = logicDefines(catalog);
  const contents = [
    homePage(site),
    ...guideline.recommendations.map((recommendation, index) =>
      recommendationPage(site, recommendation, index),
    ),
    sourcePage(site),
    ...guideline.tables.map((table) => tablePage(site, table)),
    ...guideline.eligibility.map((plan) => eligibilityPage(site, plan)),
    ...(guideline.criteria.length > 0 ? [criteriaPage(site)] : []),
    ...guideline.criteria.map((criterion) => criterionPage(site, criterion, defines)),
    ...(guideline.eligibility.length > 0 ? [readingPage(site)] : []),
    thresholdsPage(site),
    choicesPage(site),
    terminologyPage(site),
    ...guideline.codeLists.map((list) => valueSetPage(site, list)),
    artifactsPage(site),
    downloadsPage(site),
    aboutPage(site),
  ];
  const style = readFileSync(join(packageRoot, 'templates', 'site', 'style.css'), 'utf8');
  return [...contents.map(pageMaker(site)), { path: `${guideline.id}/site/style.css`, content: style }];
}
