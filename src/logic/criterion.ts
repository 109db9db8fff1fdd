import type { Fact } from './fact.ts';
import type { Span } from './span.ts';

/**
 * An eligibility criterion as a tree. Every tongue (FHIRPath, CQL, English, diagram, and the interpreter of the tests) is a
 * printer over this one type; a new member makes the compiler name each printer that lacks it.
 */
export type Criterion = Evidence | Named | Any | All | Not | AtLeast;

/**
 * What settles a criterion that is not composed. With R, P, Y, N, A of docs/logic.md:
 * `met = (R or Y) and not N`, `ruledOut = not R and not Y and not Pnew and (N or (A and not P))`.
 */
export interface Evidence {
  readonly kind: 'evidence';
  /** R: one of these facts, in its definite reading (their counted reading is P), or that one of these criteria is met. */
  readonly recorded: readonly (Fact | CriterionMet)[];
  /**
   * R takes the recorded facts in their counted reading already: for criteria of which being met is the safe side, since it
   * withholds something.
   */
  readonly reading?: 'counted';
  /** P: facts that are a reason to ask, never an answer. */
  readonly possible: readonly Fact[];
  /** Y and N: what `%yes` and `%no` say of this id. */
  readonly question?: Question;
  /** A: whether absence from lists that are complete and understood rules it out. */
  readonly absence: 'ruled-out' | 'unknown';
}

/**
 * Another criterion as evidence: that it is met is R, and nothing else of it is read. It is no reason to ask, it outdates no
 * answer, and no list of it is read in full: where one stands, absence rules nothing out.
 */
export interface CriterionMet {
  readonly kind: 'criterion';
  readonly id: string;
}

/** The question of a criterion. Answers reach the logic as `%yes` and `%no`, by this id; the driver drops those that are no longer valid. */
export interface Question {
  readonly id: string;
  /** How long an answer lasts. */
  readonly validFor: Span;
  /** Possible evidence recorded or begun within this time outdates an answer "no" (acute states). */
  readonly outdatedWithin?: Span;
}

/** Another criterion of the guideline, by its id. */
export interface Named {
  readonly kind: 'named';
  readonly id: string;
}

/** Met when one part is met; ruled out when all are. */
export interface Any {
  readonly kind: 'any';
  readonly of: readonly Criterion[];
}

/** Met when all parts are met; ruled out when one is. */
export interface All {
  readonly kind: 'all';
  readonly of: readonly Criterion[];
}

/** Swaps the rails. */
export interface Not {
  readonly kind: 'not';
  readonly of: Criterion;
}

/** Met when `count` parts are met; ruled out when fewer than `count` are not ruled out. Printed as and/or: no tongue counts. */
export interface AtLeast {
  readonly kind: 'atLeast';
  readonly count: number;
  readonly of: readonly Criterion[];
}

/** A criterion with its name, as authors write and readers discuss it. */
export interface NamedCriterion {
  readonly id: string;
  readonly title: string;
  readonly criterion: Criterion;
}

/** Outcomes of which exactly one is to hold for every patient, if the author says so. */
export interface OutcomeSet {
  readonly id: string;
  readonly exhaustive: boolean;
  /** Each outcome holds when all of its rails hold. */
  readonly outcomes: readonly {
    readonly id: string;
    readonly title: string;
    readonly when: readonly RailOf[];
  }[];
}

/** A rail of a named criterion, or that it is on neither. */
export interface RailOf {
  readonly criterion: string;
  readonly rail: 'met' | 'ruled-out' | 'unknown' | 'not-met' | 'not-ruled-out';
}
