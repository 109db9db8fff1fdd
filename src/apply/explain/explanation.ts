import type { Coding, Quantity } from 'fhir/r4.js';
import type { ConditionDecision } from '../plan/planRequest.ts';

/** Why a plan came to what it did for a patient. */
export interface Explanation {
  /** Canonical of the plan. */
  readonly plan: string;
  /** `Patient/x` */
  readonly subject: string;
  /** When, as it was asked. */
  readonly asOf: string;
  /** Resource types that were read in full, as far as their records could be counted. */
  readonly complete: readonly string[];
  readonly actions: readonly ExplainedAction[];
  /** Each criterion that the conditions asked, by id; those that others name come after them. */
  readonly criteria: Readonly<Record<string, ExplainedCriterion>>;
  /** What of the data was not counted, or not as it stands, and why. */
  readonly remarks: readonly { readonly code: string; readonly message: string }[];
}

/** An action, with those below it that were looked at. */
export interface ExplainedAction {
  readonly path: string;
  readonly id?: string;
  readonly title?: string;
  readonly applicable: boolean;
  readonly conditions: readonly ExplainedCondition[];
  readonly resource?: string;
  readonly actions: readonly ExplainedAction[];
  /** Of a plan that the action leads to. */
  readonly plan?: { readonly plan: string; readonly actions: readonly ExplainedAction[] };
}

/** How a condition came out, and what it says of criteria where the package tells. */
export interface ExplainedCondition extends ConditionDecision {
  readonly says?: readonly ExplainedStatement[];
}

/** That a criterion should have a value, and whether it has it. */
export interface ExplainedStatement {
  readonly asked: 'met' | 'ruled-out' | 'unknown' | 'not-met' | 'not-ruled-out';
  readonly holds: boolean;
  readonly part: ExplainedPart;
}

export type CriterionState = 'met' | 'ruled-out' | 'unknown';

/** A named criterion and where it comes from. */
export interface ExplainedCriterion {
  readonly id: string;
  readonly title: string;
  readonly state: CriterionState;
  readonly basis: 'stated' | 'editorial';
  readonly rationale: string;
  readonly source: { readonly line?: number; readonly quote: string };
  readonly part: ExplainedPart;
}

/** A criterion or a part of one. */
export type ExplainedPart =
  | ExplainedEvidence
  | { readonly kind: 'criterion'; readonly id: string; readonly state: CriterionState }
  | {
      readonly kind: 'any' | 'all' | 'not' | 'atLeast';
      readonly state: CriterionState;
      /** Of `atLeast`. */
      readonly count?: number;
      readonly of: readonly ExplainedPart[];
    };

/** What settles a criterion, or leaves it open. */
export interface ExplainedEvidence {
  readonly kind: 'evidence';
  readonly state: CriterionState;
  /** Id of its question. */
  readonly question?: string;
  /** What the record shows. */
  readonly shown: readonly ShownFact[];
  /** Ids of criteria that show it by being met. */
  readonly shownBy: readonly string[];
  /** What gives a reason to ask, and is no evidence. */
  readonly reasonsToAsk: readonly ShownFact[];
  /** The valid answer to its question, as the question was put: of an inverted one "no" speaks for the criterion. */
  readonly answer?: {
    readonly says: 'yes' | 'no';
    readonly question: string;
    readonly references: readonly string[];
  };
  /** Lists that were read in full and show nothing of it; present where that rules it out. */
  readonly absentFrom?: readonly string[];
  /** Evidence and answer say opposite things, so that nothing is settled. */
  readonly contradiction?: true;
  /** What would settle it; of an unknown one. */
  readonly missing: readonly Missing[];
}

/** A fact in words, and the records that show it. */
export interface ShownFact {
  readonly words: string;
  readonly records: readonly ShownRecord[];
}

/** A record, with what of it matched. */
export interface ShownRecord {
  readonly reference: string;
  /** The codes that matched; none where no code is asked. */
  readonly codes: readonly Coding[];
  /** What the record calls it: its own words, else those of its first code. */
  readonly text?: string;
  readonly value?: Quantity;
  /** As it is written. */
  readonly date?: string;
}

/** What is not known, and how to supply it. */
export type Missing =
  | {
      readonly kind: 'answer';
      readonly question: string;
      readonly text: string;
      /** Canonicals of the Questionnaires that ask it. */
      readonly questionnaires: readonly string[];
      readonly validFor: string;
      /** There is an answer, but newer evidence outdates it. */
      readonly outdated?: true;
    }
  | { readonly kind: 'list'; readonly type: string }
  | { readonly kind: 'codes'; readonly references: readonly string[] }
  | { readonly kind: 'record'; readonly words: readonly string[] };
