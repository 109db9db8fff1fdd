import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isError, type Report } from '../diagnostic.ts';
import type { GuidelineFolder } from '../input/guidelineFolder.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { fhirpathStatements } from '../logic/fhirpathStatements.ts';
import { reportSizes, type Size, sizesOf } from '../logic/sizes.ts';
import { lookupIn } from '../resources/recommendationPlan.ts';
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
 * not parsed again. Reports the codes of `lintExpression`, `logic-rail-too-large` and `logic-entry-too-large`, at the criterion.
 */
export async function lintLogic(
  guideline: Guideline,
  folder: GuidelineFolder,
  report: Report,
): Promise<LintedLogic | undefined> {
  let sound = true;
  const noting: Report = (diagnostic) => {
    sound &&= !isError(diagnostic);
    report(diagnostic);
  };
  const lookup = lookupIn(guideline);
  const subjects = [...guideline.criteria, ...guideline.eligibility];
  const kept = existsSync(join(folder.path, path)) ? readFileSync(join(folder.path, path), 'utf8') : '';
  const verdicts = new Verdicts(kept);
  const expressions = subjects.flatMap(({ id, criterion, authored: place }) =>
    fhirpathStatements(criterion, lookup).map((text) => ({ text, subject: `"${id}"`, place })),
  );
  await lintExpressions(expressions, verdicts, noting);
  const sizes = sizesOf(subjects, lookup);
  reportSizes(sizes, noting);
  if (!sound) return undefined;
  const content = String(verdicts);
  const largest = (['rail', 'entry'] as const).flatMap(
    (what) => sizes.find((size) => size.what === what) ?? [],
  );
  return { largest, files: content === kept ? [] : [{ path, content }] };
}
