import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isError, type Report } from '../diagnostic.ts';
import type { GuidelineFolder } from '../input/guidelineFolder.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { fhirpathStatements } from '../logic/fhirpathStatements.ts';
import { reportSizes, type Size, sizesOf } from '../logic/sizes.ts';
import type { CodeSets } from '../resources/codeSets.ts';
import { planConditions } from '../resources/emittedConditions.ts';
import { lookupIn } from '../resources/lookupIn.ts';
import { lintExpressions } from '../validation/expressions/lintExpressions.ts';
import { Verdicts } from '../validation/expressions/verdicts.ts';
import type { CacheFile } from './logicCache.ts';

/** Beside the compiled logic: hashes of the expressions that were found clean. */
const path = '.compiled/linted.txt';

/** What the lint found out about the logic of a guideline; undefined after an error. */
export interface LintedLogic {
  /** The largest rail and the largest entry, in bytes; none for a guideline without criteria. */
  readonly largest: readonly Size[];
  readonly files: readonly CacheFile[];
}

/**
 * Holds every rail of the guideline's criteria against the portable subset and the limits of size. What was clean before is
 * not parsed again; what asks `memberOf` always is, so that the cache does not depend on what a site prefers, and may be of any size. Reports the codes
 * of `lintExpression`, `logic-rail-too-large` and `logic-entry-too-large`, at the criterion.
 */
export async function lintLogic(
  guideline: Guideline,
  folder: GuidelineFolder,
  report: Report,
  codeSets: CodeSets = 'inline',
): Promise<LintedLogic | undefined> {
  let sound = true;
  const noting: Report = (diagnostic) => {
    sound &&= !isError(diagnostic);
    report(diagnostic);
  };
  const lookup = lookupIn(guideline, codeSets);
  const subjects = guideline.criteria;
  const memberOf = codeSets === 'member-of';
  const kept = memberOf ? '' : keptVerdicts(folder);
  const verdicts = new Verdicts(kept);
  const expressions = subjects.flatMap(({ id, criterion, authored: place }) =>
    fhirpathStatements(criterion, lookup).map((text) => ({ text, subject: `"${id}"`, place })),
  );
  await lintExpressions(expressions, verdicts, noting, { memberOf });
  const sizes = sizesOf(subjects, planConditions(guideline, codeSets), lookup);
  // What asks `memberOf` is as long as the urls of the site's value sets.
  if (!memberOf) reportSizes(sizes, noting);
  if (!sound) return undefined;
  const content = String(verdicts);
  const largest = (['rail', 'entry'] as const).flatMap(
    (what) => sizes.find((size) => size.what === what) ?? [],
  );
  return { largest, files: memberOf || content === kept ? [] : [{ path, content }] };
}

function keptVerdicts(folder: GuidelineFolder): string {
  const file = join(folder.path, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
