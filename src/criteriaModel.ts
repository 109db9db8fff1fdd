/**
 * The criteria of a guideline as a program reads them: what the logic library carries beside its CQL, so that whoever runs a plan can say
 * why. Written by the producing wing as JSON and read by the consuming one, from any package.
 */
export interface CriteriaModel {
  /** Tells it from other JSON. */
  readonly model: typeof criteriaModelName;
  readonly version: 1;
  /** By name, for the evidence of criteria to refer to. */
  readonly facts: Readonly<Record<string, ModelFact>>;
  /** By id, in the guideline's order. */
  readonly criteria: Readonly<Record<string, ModelCriterion>>;
  /** By id. */
  readonly questions: Readonly<Record<string, ModelQuestion>>;
  /** What the CQL defines of plans say, by the name of the define. */
  readonly statements: Readonly<Record<string, readonly ModelStatement[]>>;
  /** Defines that say what an outermost action has to say of the patient, by the url of the plan, `#` and the id of the action. */
  readonly descriptions: Readonly<Record<string, string>>;
}

/** The value of `CriteriaModel.model`. */
export const criteriaModelName = 'knart-criteria';

/** Title of the attachment of a Library that holds the criteria. */
export const criteriaAttachment = 'Criteria';

/** Something a record can show, in its two readings; definite implies counted. */
export interface ModelFact {
  readonly definite: ModelReading;
  readonly counted: ModelReading;
  /** What it reads: resource types, or `DraftOrder`; first the one whose records show it. None for facts of the Patient. */
  readonly lists: readonly string[];
  /** Only the newest record decides. */
  readonly newest?: true;
}

/** A reading of a fact: the words, and FHIRPath over the list variables. */
export interface ModelReading {
  readonly words: string;
  readonly expression: string;
}

/** A named criterion. */
export interface ModelCriterion {
  readonly title: string;
  readonly tree: ModelTree;
  readonly basis: 'stated' | 'editorial';
  readonly rationale: string;
  /** The words of the source that it interprets, and their line. */
  readonly source: { readonly line?: number; readonly quote: string };
}

/** A criterion as a tree; `docs/logic.md` says what each kind means. */
export type ModelTree =
  | ModelEvidence
  | { readonly kind: 'named'; readonly id: string }
  | { readonly kind: 'any' | 'all'; readonly of: readonly ModelTree[] }
  | { readonly kind: 'not'; readonly of: ModelTree }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly ModelTree[] };

/** What settles a criterion that is not composed. */
export interface ModelEvidence {
  readonly kind: 'evidence';
  /** Names of facts that show it. */
  readonly recorded: readonly string[];
  /** Ids of criteria that show it when they are met. */
  readonly criteria: readonly string[];
  readonly reading?: 'counted';
  /** Names of facts that are a reason to ask. */
  readonly possible: readonly string[];
  /** Id of its question. */
  readonly question?: string;
  /** FHIRPath: evidence so new that it outdates an answer "no". */
  readonly outdated?: string;
  /** Present where absence rules it out: what must have been read in full, and FHIRPath that says whether it is understood. */
  readonly absence?: { readonly lists: readonly string[]; readonly understood: string };
}

/** A question to a person. */
export interface ModelQuestion {
  readonly text: string;
  /** Yes to it says no to the criterion. */
  readonly inverted: boolean;
  /** How long an answer lasts, in words: `12 months`. */
  readonly validFor: string;
}

/** That a criterion has a value. */
export interface ModelStatement {
  readonly criterion: ModelTree;
  readonly outcome: 'met' | 'ruled-out' | 'unknown' | 'not-met' | 'not-ruled-out';
}
