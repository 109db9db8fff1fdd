/** Shapes of `criteria.yaml` and `eligibility.yaml`, as their schemas give them. */

/** `criteria.yaml` */
export interface CriteriaFile {
  readonly criteria: readonly NamedCriterionEntry[];
  readonly bands?: readonly BandSetEntry[];
  readonly outcomes?: readonly OutcomeSetEntry[];
}

/** A named criterion with the sentence that it interprets. */
export interface NamedCriterionEntry extends CriterionBody {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly quote: string;
  readonly basis: 'stated' | 'editorial';
  readonly rationale: string;
  readonly contraindication?: boolean;
  readonly question?: QuestionEntry;
}

/** A criterion where one is a part of another, or of a plan: the id of a named one, or a body. */
export type CriterionEntry = string | CriterionBody;

/** Evidence, or one combinator. */
export interface CriterionBody {
  /** Facts; the id of a code list alone means a Condition with a code of it. */
  readonly recorded?: string | readonly FactEntry[];
  readonly possible?: readonly FactEntry[];
  readonly absence?: 'ruled-out' | 'unknown';
  /** What is recorded shows it in its counted reading already. */
  readonly reading?: 'counted';
  /** Id of a question that stands elsewhere. */
  readonly answered?: string;
  readonly any?: readonly CriterionEntry[];
  readonly all?: readonly CriterionEntry[];
  readonly not?: CriterionEntry;
  readonly atLeast?: { readonly count: number; readonly of: readonly CriterionEntry[] };
}

/** A question that settles a criterion. */
export interface QuestionEntry {
  readonly text: string;
  readonly validFor: string | number;
  readonly outdatedWithin?: string | number;
  /** `inverted`: the answer yes speaks against the criterion. */
  readonly polarity?: 'direct' | 'inverted';
  readonly basis?: 'stated' | 'editorial';
  readonly rationale: string;
}

/** A predicate over the record: one of the first group of keys says which, the others narrow it. */
export interface FactEntry {
  /** Id of another criterion: only below `recorded`. */
  readonly criterion?: string;
  readonly condition?: string;
  readonly medicationRequest?: string;
  readonly medicationStatement?: string;
  readonly procedure?: string;
  readonly allergy?: string;
  readonly serviceRequest?: string;
  readonly device?: string;
  readonly draftOrder?: string;
  readonly coverage?: 'active';
  readonly observation?: string;
  readonly sites?: string;
  readonly age?: { readonly from?: number; readonly below?: number };
  readonly sex?: 'male' | 'female' | 'other';
  readonly deceased?: true;

  /** Only what began since a procedure of a list, or within a span where none is dated. */
  readonly since?: { readonly procedure: string; readonly otherwise: string | number };
  /** Id of a list of routes, of orders of drugs. */
  readonly route?: string;
  /** Id of the list of procedures that undo it. */
  readonly unless?: string;
  readonly within?: string | number;
  readonly begun?: string;
  readonly acute?: string | number;
  /** Codes of the list that count, where the list holds others too. */
  readonly code?: string | readonly string[];
  readonly unit?: string;
  readonly band?: string | { readonly from?: number; readonly below?: number };
  readonly count?: number;
  readonly at?: readonly {
    readonly name: string;
    readonly roots?: readonly string[];
    readonly codes?: readonly string[];
  }[];
  readonly basis?: 'stated' | 'editorial';
  readonly rationale?: string;
}

/** A number cut into bands. */
export interface BandSetEntry {
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
}

/** Outcomes over named criteria. */
export interface OutcomeSetEntry {
  readonly id: string;
  readonly title: string;
  readonly exhaustive: boolean;
  readonly outcomes: readonly {
    readonly id: string;
    readonly title: string;
    readonly when: readonly RailEntry[];
  }[];
  readonly rationale: string;
}

/** One key: the rail, with the id of a criterion. */
export type RailEntry = Readonly<
  Partial<Record<'met' | 'ruled-out' | 'unknown' | 'not-met' | 'not-ruled-out', string>>
>;
