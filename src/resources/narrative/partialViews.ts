import type { Place } from '../../diagnostic.ts';
import type { Guideline } from '../../knowledge/guideline.ts';
import type { Recommendation } from '../../knowledge/recommendation.ts';
import type { DisclaimerView, RatingsView, StatementView } from '../../views.ts';
import { urlOf } from '../canonical.ts';
import { displayOf, ratedScales } from '../ratings.ts';
import { undefinedInSource } from '../scaleTerminology.ts';

/** Words of the source and their line. A narrative cannot link to a line: the text is not part of what is published. */
export function statementView({ source }: Guideline, statement: string, place: Place): StatementView {
  return { statement, place: { text: `Line ${place.line} of ${source.title}`, href: source.url ?? null } };
}

/** The ratings of a row with the legend of each. */
export function ratingsView(guideline: Guideline, recommendation: Recommendation): RatingsView {
  return {
    ratings: ratedScales(guideline, recommendation).map(({ scale, rating }) => ({
      label: scale.label,
      printed: rating.printed,
      display: displayOf(scale, rating),
      legend: scale.values.find((value) => value.code === rating.code)?.definition ?? undefinedInSource,
      href: urlOf(guideline, 'CodeSystem', scale.id),
    })),
  };
}

/** Status of an artifact and what the guideline says of itself. */
export function disclaimerView(
  { identity }: Guideline,
  status: string,
  experimental: boolean,
): DisclaimerView {
  return {
    status,
    experimental,
    version: identity.version,
    date: identity.date,
    publisher: identity.publisher,
    disclaimers: identity.disclaimers.map((quote) => quote.text),
  };
}
