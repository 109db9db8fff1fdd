import type { Guideline } from '../knowledge/guideline.ts';
import type { Rating, RatingScale, RatingValue } from '../knowledge/rating.ts';

/** A rating as a reader sees it: the printed spelling, and how it was read where that differs. */
export interface RatingChip {
  readonly label: string;
  readonly role: RatingScale['role'];
  readonly printed: string;
  readonly read: string | undefined;
}

/** The scale and value that a rating names. */
export function ratingValue(
  guideline: Guideline,
  rating: Rating,
): { readonly scale: RatingScale; readonly value: RatingValue } {
  const scale = guideline.scales.find(({ id }) => id === rating.scale);
  const value = scale?.values.find(({ code }) => code === rating.code);
  if (!scale || !value) throw new Error(`no rating ${rating.scale} ${rating.code} in ${guideline.id}`);
  return { scale, value };
}

/** Chips of a row, in column order. */
export function ratingChips(guideline: Guideline, ratings: readonly Rating[]): RatingChip[] {
  return ratings.map((rating) => {
    const { scale, value } = ratingValue(guideline, rating);
    const normal = value.printed[0] ?? value.code;
    return {
      label: scale.label,
      role: scale.role,
      printed: rating.printed,
      read: rating.printed === normal ? undefined : normal,
    };
  });
}
