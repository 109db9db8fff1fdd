import type { Guideline } from '../knowledge/guideline.ts';
import type { RatingScale } from '../knowledge/rating.ts';
import type { Terminology } from './terminology.ts';

/** Said of a value that the source prints without saying what it means; nothing is borrowed from elsewhere. */
export const undefinedInSource = 'Printed in the source; definition not included there.';

/** A rating scale as it is printed: one concept per value, other spellings as designations. */
export function scaleTerminology(scale: RatingScale): Terminology {
  return {
    slug: scale.id,
    name: scale.id,
    title: scale.title,
    description: scale.description,
    concepts: scale.values.map((value) => ({
      code: value.code,
      display: value.display,
      definition: value.definition ?? undefinedInSource,
      designations: value.printed.filter((printed) => printed !== value.display && printed !== value.code),
    })),
    sources: [scale.place],
    authored: scale.authored,
  };
}

/** The rating columns themselves, so that a certainty can say which of them it is. */
export function aspectTerminology(guideline: Guideline): Terminology {
  return {
    slug: 'rating-aspect',
    name: 'rating-aspect',
    title: 'Rating columns',
    description: `The rating columns that the recommendation tables of "${guideline.source.title}" print.`,
    concepts: guideline.scales.map((scale) => ({
      code: scale.id,
      display: scale.label,
      definition: scale.description,
      places: [scale.place],
    })),
    sources: guideline.scales.map((scale) => scale.place),
    authored: guideline.scales[0]?.authored ?? guideline.identity.authored,
  };
}
