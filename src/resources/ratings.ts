import type { CodeableConcept, Extension } from 'fhir/r4.js';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Rating, RatingScale } from '../knowledge/rating.ts';
import type { Recommendation } from '../knowledge/recommendation.ts';
import { urlOf } from './canonical.ts';
import { extensionUrls } from './extensions.ts';

/** A rating beside its scale. */
export interface RatedScale {
  readonly scale: RatingScale;
  readonly rating: Rating;
}

/** The ratings of a row with their scales, in column order. */
export function ratedScales(guideline: Guideline, { row }: Recommendation): RatedScale[] {
  return row.ratings.map((rating) => ({
    rating,
    scale: guideline.scales.find((scale) => scale.id === rating.scale) as RatingScale,
  }));
}

/** The code of the guideline's own scale, alone; the spelling of this row as `text`. */
export function ratingConcept(guideline: Guideline, { scale, rating }: RatedScale): CodeableConcept {
  const display = displayOf(scale, rating);
  return {
    coding: [{ system: urlOf(guideline, 'CodeSystem', scale.id), code: rating.code, display }],
    text: rating.printed,
  };
}

/** Display of the normalised value. */
export function displayOf(scale: RatingScale, rating: Rating): string {
  return scale.values.find((value) => value.code === rating.code)?.display ?? rating.code;
}

/**
 * Ratings and direction as extensions of `PlanDefinition.action` (evidence-based-guideline practice of CPG 2.0): the
 * first strength and the first quality scale in their own extension, which an action has once, the rest as `cqf-certainty`.
 */
export function actionRatings(guideline: Guideline, recommendation: Recommendation): Extension[] {
  const rated = ratedScales(guideline, recommendation);
  const strength = rated.find(({ scale }) => scale.role === 'strength');
  const quality = rated.find(({ scale }) => scale.role === 'quality');
  return [
    ...(strength
      ? [{ url: extensionUrls.strength, valueCodeableConcept: ratingConcept(guideline, strength) }]
      : []),
    ...directionOf(recommendation),
    ...(quality
      ? [{ url: extensionUrls.quality, valueCodeableConcept: ratingConcept(guideline, quality) }]
      : []),
    ...rated
      .filter((each) => each !== strength && each !== quality)
      .map((each) => certainty(guideline, each)),
  ];
}

/** Ratings of the evidence, as `cqf-certainty` of an Evidence. Strength belongs to the recommendation and is not among them. */
export function evidenceRatings(guideline: Guideline, recommendation: Recommendation): Extension[] {
  return ratedScales(guideline, recommendation)
    .filter(({ scale }) => scale.role !== 'strength')
    .map((each) => certainty(guideline, each));
}

/** "Grade A, Level I-a, Level of certainty High", with the printed spellings. */
export function ratingsText(guideline: Guideline, recommendation: Recommendation): string {
  return ratedScales(guideline, recommendation)
    .map(({ scale, rating }) => `${scale.label} ${rating.printed}`)
    .join(', ');
}

function certainty(guideline: Guideline, each: RatedScale): Extension {
  const aspect = {
    system: urlOf(guideline, 'CodeSystem', 'rating-aspect'),
    code: each.scale.id,
    display: each.scale.label,
  };
  return {
    url: extensionUrls.certainty,
    extension: [
      { url: 'type', valueCodeableConcept: { coding: [aspect] } },
      { url: 'rating', valueCodeableConcept: ratingConcept(guideline, each) },
    ],
  };
}

function directionOf({ direction }: Recommendation): Extension[] {
  if (direction === 'none') return [];
  const system = 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs';
  const display = direction === 'for' ? 'For' : 'Against';
  return [
    {
      url: extensionUrls.direction,
      valueCodeableConcept: { coding: [{ system, code: direction, display }] },
    },
  ];
}
