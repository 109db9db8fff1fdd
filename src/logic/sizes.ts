import type { Place, Report } from '../diagnostic.ts';
import type { Criterion } from './criterion.ts';
import type { Lookup } from './fhirpath.ts';
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

/** A criterion with its name and its line. */
export interface Sized {
  readonly id: string;
  readonly criterion: Criterion;
  readonly authored: Place;
}

/** A condition as a plan has it. */
export interface SizedEntry {
  /** Id of the plan, or of the card. */
  readonly of: string;
  readonly text: string;
  readonly place: Place;
}

/** What a rail and an entry of `condition` may take: larger ones are slow and no server is known to store them. */
export const limits: Readonly<Record<Size['what'], number>> = { rail: 3 * 1024, entry: 24 * 1024 };

/**
 * The largest rail of each criterion, and the conditions of plans, largest first. What another criterion says is counted
 * there as a rail, and in the conditions that it becomes a part of.
 */
export function sizesOf(
  criteria: readonly Sized[],
  entries: readonly SizedEntry[],
  lookup: Lookup,
): readonly Size[] {
  const rails = criteria.map(({ id: subject, criterion, authored: place }): Size => {
    const bytes = Math.max(0, ...fhirpathStatements(criterion, lookup).map(bytesOf));
    return { what: 'rail', subject, bytes, place };
  });
  const conditions = entries.map(({ of: subject, text, place }): Size => {
    return { what: 'entry', subject, bytes: bytesOf(text), place };
  });
  return [...rails, ...conditions].sort((one, other) => other.bytes - one.bytes);
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

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
