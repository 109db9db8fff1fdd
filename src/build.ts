import type { PlanDefinition } from 'fhir/r4.js';
import { Catalog } from './artifact.ts';
import { compileLogic } from './compiler/compileLogic.ts';
import { lintLogic } from './compiler/lintLogic.ts';
import { isError, type Report } from './diagnostic.ts';
import type { GuidelineFolder } from './input/guidelineFolder.ts';
import type { Guideline } from './knowledge/guideline.ts';
import { readGuideline } from './knowledge/readGuideline.ts';
import type { Overrides } from './knowledge/readIdentity.ts';
import type { Size } from './logic/sizes.ts';
import type { OutputFile } from './output.ts';
import { packBundles } from './package/bundle.ts';
import type { GuidelinePackage } from './package/guidelinePackage.ts';
import { packResources } from './package/resourceFiles.ts';
import { type Primary, withPrimary } from './package/withPrimary.ts';
import { buildResources } from './resources/buildResources.ts';
import type { CodeSets } from './resources/codeSets.ts';
import { valueSetsAsked } from './resources/membership.ts';
import { withNarratives } from './resources/narrative.ts';
import { clinicalReading, linesOf } from './site/reading/clinicalReading.ts';
import { checkReview } from './site/reading/reviewMarks.ts';
import { sitePages } from './site/sitePages.ts';
import { validate } from './validation/validate.ts';

/** What one guideline became. */
export interface Built {
  readonly guideline: Guideline;
  readonly pack: GuidelinePackage;
  readonly files: readonly OutputFile[];
  /** What to keep beside the guideline, with paths below its folder; none when nothing that compiles has changed. */
  readonly cache: readonly OutputFile[];
  /** The largest rail and the largest condition of its logic. */
  readonly largest: readonly Size[];
}

/** What a site chooses of how conditions are written. */
export interface Flavour {
  /** The language that stands first; FHIRPath if nothing is said. */
  readonly primary?: Primary;
  /** How FHIRPath names codes; they stand in it if nothing is said. */
  readonly codeSets?: CodeSets;
}

/**
 * Builds one guideline, in memory: read, make artifacts, validate, pack, render. Undefined once an error was reported;
 * nothing is written here.
 */
export async function build(
  folder: GuidelineFolder,
  overrides: Overrides,
  report: Report,
  { primary = 'fhirpath', codeSets = 'inline' }: Flavour = {},
): Promise<Built | undefined> {
  const guideline = await readGuideline(folder, overrides, report);
  if (!guideline) return undefined;
  const logic = await compileLogic(guideline, folder, report);
  const linted = await lintLogic(guideline, folder, report, codeSets);
  if (!logic || !linted) return undefined;
  const made = new Catalog(withNarratives(buildResources(guideline, logic.elm, codeSets), guideline));
  const catalog = withPrimary(made, primary);
  let sound = true;
  const noting: Report = (diagnostic) => {
    sound &&= !isError(diagnostic);
    report(diagnostic);
  };
  await validate(catalog, { complete: true, canonicalBase: guideline.identity.canonical }, noting);
  if (guideline.review) checkReview(guideline.review, linesOf(clinicalReading(catalog, guideline)), noting);
  if (!sound) return undefined;
  const { canonical, version, status, idPrefix, title } = guideline.identity;
  const memberOf = made
    .ofType('PlanDefinition')
    .some(({ resource }) => valueSetsAsked(resource as PlanDefinition).length > 0);
  const pack = { id: guideline.id, title, canonical, version, status, idPrefix, primary, memberOf, catalog };
  const files = [...packResources(pack), ...packBundles(pack), ...sitePages(guideline, catalog, codeSets)];
  const cache = [...logic.files, ...linted.files];
  return { guideline, pack, files, cache, largest: linted.largest };
}
