import type { Place, Report } from '../diagnostic.ts';
import type { Criterion } from './criterion.ts';
import { fhirpathConditions, type Lookup } from './fhirpath.ts';
import { fhirpathStatements } from './fhirpathStatements.ts';

/** Something printed, with how long it came out. */
export interface Size {
  /** `rail`: one rail of one piece of evidence. `entry`: one condition of an outcome. */
  readonly what: 'rail' | 'entry';
  /** Id of the criterion or plan. */
  readonly subject: string;
  /** In bytes of UTF-8. */
  readonly bytes: number;
  readonly place: Place;
}

/** A criterion, or the criterion of a plan, with its name and its line. */
export interface Sized {
  readonly id: string;
  readonly criterion: Criterion;
  readonly authored: Place;
}

/** What a rail and an entry of `condition` may take: larger ones are slow and no server is known to store them. */
export const limits: Readonly<Record<Size['what'], number>> = { rail: 3_000, entry: 24_000 };

/**
 * The largest rail and the largest entry of each criterion and plan, largest first. What another criterion says is counted
 * there as a rail, and here in the entries that it becomes a part of.
 */
export function sizesOf(criteria: readonly Sized[], lookup: Lookup): readonly Size[] {
  return criteria
    .flatMap(({ id: subject, criterion, authored: place }): Size[] => {
      const rails = fhirpathStatements(criterion, lookup);
      const entries = (['met', 'ruled-out', 'unknown'] as const).flatMap((outcome) =>
        fhirpathConditions(criterion, lookup, outcome),
      );
      return [
        { what: 'rail', subject, bytes: largest(rails), place },
        { what: 'entry', subject, bytes: largest(entries), place },
      ];
    })
    .sort((one, other) => other.bytes - one.bytes);
}

/** Reports what is too large: `logic-rail-too-large`, `logic-entry-too-large`. */
export function reportSizes(sizes: readonly Size[], report: Report): void {
  for (const { what, subject, bytes, place } of sizes) {
    if (bytes <= limits[what]) continue;
    report({
      code: `logic-${what}-too-large`,
      severity: 'error',
      message:
        what === 'rail'
          ? `A rail of "${subject}" is ${bytes} bytes of FHIRPath, at most ${limits.rail} are allowed: use shorter code lists or families, or split it into named criteria.`
          : `A condition of "${subject}" is ${bytes} bytes of FHIRPath, at most ${limits.entry} are allowed: join fewer criteria by "any".`,
      place,
    });
  }
}

function largest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => Buffer.byteLength(text)));
}
