import type { Place } from '../diagnostic.ts';
import type { ScaleRole } from '../input/layout.ts';

/** One rating column: its closed vocabulary, and where FHIR puts it. */
export interface RatingScale {
  /** Slug, id of its CodeSystem: `recommendation-grade`. */
  readonly id: string;
  /** The key of the column in the layout: `grade`. */
  readonly column: string;
  /** Word printed for it: `Grade`. */
  readonly label: string;
  readonly title: string;
  readonly description: string;
  /** strength → cqf-strengthOfRecommendation; quality → cqf-qualityOfEvidence; certainty → cqf-certainty. */
  readonly role: ScaleRole;
  readonly values: readonly RatingValue[];
  /** Header line of the first table that prints it. */
  readonly place: Place;
  readonly authored: Place;
}

/** One value of a scale. */
export interface RatingValue {
  readonly code: string;
  readonly display: string;
  /** Spellings met in the source, the normal one first. */
  readonly printed: readonly string[];
  /** Meaning as the source gives it; undefined when the source gives none (and then we give none). */
  readonly definition?: string;
}

/** A rating as it stands in a row. */
export interface Rating {
  readonly scale: string;
  readonly code: string;
  /** Spelling in this row, never repaired. */
  readonly printed: string;
}

/** An editorial mapping of a scale onto a public one; becomes a ConceptMap. Never silent, never used to execute. */
export interface ScaleMap {
  readonly id: string;
  readonly title: string;
  readonly scale: string;
  readonly target: { readonly system: string; readonly valueSet: string };
  readonly elements: readonly {
    readonly code: string;
    readonly target?: string;
    readonly equivalence:
      | 'wider'
      | 'narrower'
      | 'inexact'
      | 'unmatched'
      | 'equal'
      | 'equivalent'
      | 'relatedto';
    readonly comment: string;
  }[];
  readonly rationale: string;
  readonly authored: Place;
}
