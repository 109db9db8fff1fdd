import { Catalog } from './artifact.ts';
import { isError, type Report } from './diagnostic.ts';
import type { GuidelineFolder } from './input/guidelineFolder.ts';
import type { Guideline } from './knowledge/guideline.ts';
import { readGuideline } from './knowledge/readGuideline.ts';
import type { Overrides } from './knowledge/readIdentity.ts';
import type { OutputFile } from './output.ts';
import { packBundles } from './package/bundle.ts';
import type { GuidelinePackage } from './package/guidelinePackage.ts';
import { packResources } from './package/resourceFiles.ts';
import { buildResources } from './resources/buildResources.ts';
import { withNarratives } from './resources/narrative.ts';
import { sitePages } from './site/sitePages.ts';
import { validate } from './validation/validate.ts';

/** What one guideline became. */
export interface Built {
  readonly guideline: Guideline;
  readonly pack: GuidelinePackage;
  readonly files: readonly OutputFile[];
}

/**
 * Builds one guideline, in memory: read, make artifacts, validate, pack, render. Undefined once an error was reported;
 * nothing is written here.
 */
export async function build(
  folder: GuidelineFolder,
  overrides: Overrides,
  report: Report,
): Promise<Built | undefined> {
  const guideline = await readGuideline(folder, overrides, report);
  if (!guideline) return undefined;
  const catalog = new Catalog(withNarratives(buildResources(guideline), guideline));
  let sound = true;
  await validate(catalog, { complete: true, canonicalBase: guideline.identity.canonical }, (diagnostic) => {
    sound &&= !isError(diagnostic);
    report(diagnostic);
  });
  if (!sound) return undefined;
  const { canonical, version, status, idPrefix, title } = guideline.identity;
  const pack: GuidelinePackage = { id: guideline.id, title, canonical, version, status, idPrefix, catalog };
  const files = [...packResources(pack), ...packBundles(pack), ...sitePages(guideline, catalog)];
  return { guideline, pack, files };
}
