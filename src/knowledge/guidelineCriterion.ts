import type { Place } from '../diagnostic.ts';
import type { NamedCriterion, OutcomeSet } from '../logic/criterion.ts';
import type { BandSetEntry } from './criteriaFile.ts';
import type { Quote } from './quote.ts';

/** A named criterion with the sentence it interprets. */
export interface GuidelineCriterion extends NamedCriterion {
  /** The words of the source it interprets. */
  readonly source: Quote;
  /** Whether the source says it or an editor decided. */
  readonly basis: 'stated' | 'editorial';
  readonly rationale: string;
  /** The question put to a person, positively; present when the criterion can be answered. */
  readonly question?: { readonly text: string; readonly inverted: boolean; readonly rationale?: string };
  /** True for what speaks against: absence never rules it out. */
  readonly contraindication: boolean;
  /** Every number that it holds to: windows, thresholds, sites, how long an answer lasts. */
  readonly thresholds: readonly Threshold[];
  readonly authored: Place;
}

/** A number that logic holds to, with who decided it. */
export interface Threshold {
  readonly kind: 'window' | 'value' | 'sites' | 'validity';
  /** In words: `PHQ-9: newest value within the last 3 months`. */
  readonly decision: string;
  readonly basis: 'stated' | 'editorial';
  readonly rationale: string;
  readonly authored: Place;
}

/** A number cut into bands without gap or overlap. */
export interface BandSet extends BandSetEntry {
  readonly authored: Place;
}

/** A set of outcomes with its title. */
export interface GuidelineOutcomes extends OutcomeSet {
  readonly title: string;
  readonly rationale: string;
  readonly authored: Place;
}
