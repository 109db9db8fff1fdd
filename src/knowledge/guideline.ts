import type { Place } from '../diagnostic.ts';
import type { ScaleRole, TableColumn, TableShape } from '../input/layout.ts';
import type { Claim } from '../input/ledger.ts';
import type { CodeClass } from '../logic/codeSet.ts';
import type { NamedCriterion, OutcomeSet } from '../logic/criterion.ts';
import type { Activity } from './activity.ts';
import type { Basis } from './basis.ts';
import type { EligibilityPlan, GuidelineQuestionnaire, PlanActivity } from './eligibility.ts';
import type { RecommendationKind } from './kind.ts';
import type { Quote } from './quote.ts';
import type { Review } from './review.ts';

export type { Activity, Basis, Quote };

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

/** Who publishes what, under which name; from `guideline.yaml`. */
export interface Identity {
  /** Base of all canonical urls, without trailing slash. */
  readonly canonical: string;
  /** npm-style package id: `org.example.low-back-pain`. */
  readonly packageId: string;
  readonly version: string;
  /** PascalCase stem of computer-friendly names: `AspnLowBackPain`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly status: 'draft' | 'active';
  readonly experimental: boolean;
  /** YYYY-MM-DD; the only date artifacts carry. */
  readonly date: string;
  readonly publisher: string;
  readonly contact: readonly { readonly name?: string; readonly url?: string; readonly email?: string }[];
  /** SPDX code of the artifacts' licence. */
  readonly license: string;
  /** Who owns the guideline's text; goes into `copyright`. */
  readonly copyright: string;
  readonly citation: { readonly text: string; readonly url: string };
  /** Organisation that wrote the guideline. */
  readonly author: string;
  /** The guideline's own disclaimers, verbatim, with their places. */
  readonly disclaimers: readonly Quote[];
  /** Put before every resource id; empty unless two guidelines share a server. */
  readonly idPrefix: string;
  readonly authored: Place;
}

/** The source text itself, as bytes and as lines. */
export interface Source {
  readonly file: string;
  readonly title: string;
  readonly url?: string;
  readonly format: 'text' | 'csv' | 'markdown';
  readonly contentType: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Base64, as R4 `Attachment.hash` wants it. */
  readonly sha1: string;
  readonly bytes: number;
  /** Characters (UTF-16 units); offsets count these. */
  readonly characters: number;
  /** True when the guideline names the hash of its source. */
  readonly locked: boolean;
  /** Lines as read, without their line ends; `lines[0]` is line 1. */
  readonly lines: readonly string[];
  /** Where each line stands in the file, in characters: an unlocked text may have been read as meant. */
  readonly spans: readonly { readonly offset: number; readonly length: number }[];
}

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

/** A heading with its recommendation rows. */
export interface Section {
  readonly id: string;
  /** Verbatim. */
  readonly heading: string;
  readonly place: Place;
  readonly authored: Place;
}

/** A rating as it stands in a row. */
export interface Rating {
  readonly scale: string;
  readonly code: string;
  /** Spelling in this row, never repaired. */
  readonly printed: string;
}

/** A recommendation row of the source. */
export interface SourceRow {
  readonly section: string;
  /** Verbatim, as printed. */
  readonly statement: string;
  /** In column order. */
  readonly ratings: readonly Rating[];
  /** The whole row; `quote` is the row as printed. */
  readonly place: Place;
  /** Characters from the start of the source, and of the whole row. */
  readonly offset: number;
  readonly length: number;
  /** First 16 hex digits of the sha256 of the row as printed. */
  readonly hash: string;
}

/** A recommendation: its row, and what a person made of it. */
export interface Recommendation {
  /** Stable slug, at most 34 characters. */
  readonly id: string;
  readonly row: SourceRow;
  readonly kind: RecommendationKind;
  readonly direction: 'for' | 'against' | 'none';
  /** Clean title; the statement stays verbatim. */
  readonly title: string;
  /** Why words of the row are left out of the title, or words come in. */
  readonly titleRationale?: string;
  readonly population: { readonly variable: string; readonly basis: Basis };
  /** Ids of variables. */
  readonly exposure: readonly string[];
  readonly comparator: readonly string[];
  readonly outcome: readonly string[];
  /** The condition that the row itself states, verbatim ("when ... are not feasible"); shown, asked, not evaluated. */
  readonly qualifier?: string;
  /** What to ask before this may apply; present exactly on actionable rows. */
  readonly question?: string;
  /** What is ordered or advised; present exactly on actionable rows. */
  readonly activity?: Activity;
  /** Why this kind, direction and title. */
  readonly rationale: string;
  readonly notes: readonly Note[];
  /** Ids of recommendations a reader will want side by side. */
  readonly seeAlso: readonly string[];
  /** Who reviewed the entry; undefined = unreviewed. */
  readonly reviewer?: string;
  readonly authored: Place;
}

/** A note on the wording: a remark (a defect, an open point), or with `basis` a reading that an editor chose. */
export interface Note {
  readonly text: string;
  readonly basis?: 'editorial';
}

/** Population, exposure, comparator or outcome: becomes an EvidenceVariable. Shared by the rows that say the same. */
export interface Variable {
  readonly id: string;
  readonly role: 'population' | 'exposure' | 'comparator' | 'outcome';
  readonly title: string;
  /** Verbatim words of the source that name it; undefined when an editor named it. */
  readonly quote?: Quote;
  readonly basis: Basis;
  /** Verified code, if a public one exists. */
  readonly coding?: Coding;
  readonly rationale?: string;
  readonly authored: Place;
}

/** A code with the source that pairs it with its display. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
  readonly source: string;
}

/** A table of the source that is not a recommendation table; becomes a CodeSystem and a ValueSet. */
export interface SourceTable {
  readonly id: string;
  /** Verbatim. */
  readonly title: string;
  readonly shape: TableShape;
  /** Ids and printed words of the columns (shape `columns`). */
  readonly columns: readonly TableColumn[];
  readonly entries: readonly TableEntry[];
  /** True when every entry has to be covered by logic, a question or a reason. */
  readonly computable?: true;
  readonly place: Place;
  readonly authored: Place;
}

/**
 * On what an editor cut a flattened line: `single-cut` when it has one place where it can be cut, `judgement` otherwise. The
 * source states neither.
 */
export type SplitBasis = 'single-cut' | 'judgement';

/** One entry, group heading or cell. */
export interface TableEntry {
  readonly code: string;
  /** Verbatim, without its bullet. */
  readonly text: string;
  readonly place: Place;
  readonly offset: number;
  readonly length: number;
  /** Code of the entry it stands under. */
  readonly parent?: string;
  /** True for a heading that only groups (shape `groups`). */
  readonly heading?: boolean;
  readonly column?: string;
  /** For cells that an editor cut out of a flattened line: at the one place where it can be cut, or by judgement. */
  readonly basis?: SplitBasis;
  readonly reviewer?: string;
  readonly rationale?: string;
  /** True when nothing may execute it before a review. */
  readonly needsReview?: boolean;
  /** Why nothing computes it. */
  readonly notComputed?: { readonly reason: string; readonly authored: Place };
}

/** A value set of verified public codes, from `terminology.yaml` and its CSV files. */
export interface CodeList {
  /** Slug, id of its ValueSet. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly codes: readonly ListedCode[];
  /** Families given by the code they start with (ICD-10-CM): `M54.5`. Without a class they are definite. */
  readonly families: readonly {
    readonly system: string;
    readonly root: string;
    readonly class?: 'definite' | 'possible';
    readonly rationale: string;
  }[];
  /** True for a list that stands here to be seen and that no logic may read. */
  readonly context?: boolean;
  /** Where a site may add codes of its own, below the guideline's folder, and whether it did. */
  readonly slot?: { readonly file: string; readonly filled: boolean };
  /** What is not covered, and why. */
  readonly notes?: readonly string[];
  /** Where in the source the notion is named. */
  readonly place: Place;
  readonly authored: Place;
}

/** One verified code. */
export interface ListedCode extends Coding {
  /** Another place that pairs the code with its display. */
  readonly secondSource?: string;
  /** What a record with this code alone means: definite evidence, a reason to ask, or never to be counted. */
  readonly class: CodeClass;
  readonly reason?: string;
  /** Retired code, kept to match old records. */
  readonly legacy: boolean;
  readonly note?: string;
  /** True for a code of the context of the list (its role is `other`): never definite, at most a reason to ask. */
  readonly context?: boolean;
  /** True for a code that the site added in the slot of the list. */
  readonly site?: boolean;
  /** What a site changed: the class that stood here before. The reason is the site's. */
  readonly override?: { readonly was: CodeClass; readonly authored: Place };
  readonly authored: Place;
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

/** An abbreviation of the source. */
export interface GlossaryTerm {
  readonly term: string;
  readonly expansion: string;
  /** `source`: the source itself expands it; `editor`: it does not. */
  readonly origin: 'source' | 'editor';
  readonly line?: number;
}

/** Something the metadata block says about context of use, with a code where one was verified. */
export interface UseContext {
  /** usage-context-type: focus, gender, age, venue, user, task … */
  readonly type: string;
  /** As printed. */
  readonly text: string;
  readonly coding?: Coding;
  readonly place: Place;
  readonly note?: string;
}

/** A label of the metadata block with its value lines. */
export interface MetadataField {
  readonly label: string;
  readonly values: readonly Quote[];
  readonly place: Place;
}

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
export interface BandSet {
  readonly id: string;
  readonly title: string;
  /** UCUM code. */
  readonly unit: string;
  /** Half-open, as every band: `from <= value < below`; open where an end is missing. */
  readonly range: { readonly from?: number; readonly below?: number };
  readonly bands: readonly {
    readonly id: string;
    readonly title: string;
    readonly from?: number;
    readonly below?: number;
  }[];
  readonly basis: 'stated' | 'editorial';
  readonly rationale: string;
  readonly authored: Place;
}

/** A set of outcomes with its title. */
export interface GuidelineOutcomes extends OutcomeSet {
  readonly title: string;
  readonly rationale: string;
  readonly authored: Place;
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
