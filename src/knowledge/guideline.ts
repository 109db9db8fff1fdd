import type { Place } from '../diagnostic.ts';
import type { Claim } from '../input/ledger.ts';
import type { CodeList } from './codeList.ts';
import type { EligibilityPlan, GuidelineQuestionnaire, PlanActivity } from './eligibility.ts';
import type { BandSet, GuidelineCriterion, GuidelineOutcomes } from './guidelineCriterion.ts';
import type { GlossaryTerm, Identity, MetadataField, UseContext } from './identity.ts';
import type { RatingScale, ScaleMap } from './rating.ts';
import type { Recommendation, Variable } from './recommendation.ts';
import type { Review } from './review.ts';
import type { Section, Source } from './source.ts';
import type { SourceTable } from './table.ts';

/**
 * A guideline in its own words: the reviewable truth between the source text and any FHIR version.
 * Free of FHIR types, so that R5 is another printer. A `Guideline` value is always sound: every id it mentions
 * exists, every row has an entry, every line is claimed (what is not was reported on the way in).
 */
export interface Guideline {
  /** Slug; the name of its folder under `input/` and `output/`. */
  readonly id: string;
  readonly identity: Identity;
  readonly source: Source;
  /** The rating columns in printed order. */
  readonly scales: readonly RatingScale[];
  readonly sections: readonly Section[];
  /** In source order. */
  readonly recommendations: readonly Recommendation[];
  readonly variables: readonly Variable[];
  readonly tables: readonly SourceTable[];
  readonly codeLists: readonly CodeList[];
  readonly scaleMaps: readonly ScaleMap[];
  readonly glossary: readonly GlossaryTerm[];
  readonly useContexts: readonly UseContext[];
  /** The label/value block of the source, in order. */
  readonly metadata: readonly MetadataField[];
  /** Whom every conditional plan is for. */
  readonly population: { readonly variable: string; readonly codeList?: string };
  /** Named criteria, in file order. */
  readonly criteria: readonly GuidelineCriterion[];
  /** Numbers cut into bands, for criteria to name. */
  readonly bands?: readonly BandSet[];
  /** Sets of outcomes; those that claim to be exhaustive were found to be so. */
  readonly outcomes?: readonly GuidelineOutcomes[];
  readonly eligibility: readonly EligibilityPlan[];
  /** What plans propose beside the activities of rows. */
  readonly activities: readonly PlanActivity[];
  /** Forms that ask the questions of criteria. */
  readonly questionnaires: readonly GuidelineQuestionnaire[];
  /** What reviewers made of the English of its plans; undefined while nobody has read it. */
  readonly review?: Review;
  /** Everything a person decided that the source does not say, for the reader to dispute. */
  readonly choices: readonly EditorialChoice[];
  /** One entry per source line, blank ones included. */
  readonly ledger: readonly Claim[];
}

/** One decision of an editor. */
export interface EditorialChoice {
  /** kind, direction, title, population, split, column, map, glossary, code, question, criterion … */
  readonly what: string;
  /** Id of what it is about: a recommendation, table entry, scale. */
  readonly subject: string;
  /** What was decided, in words. */
  readonly decision: string;
  readonly rationale: string;
  readonly reviewer?: string;
  /** The source line it interprets. */
  readonly source?: Place;
  /** The line of YAML that holds it. */
  readonly authored: Place;
}
