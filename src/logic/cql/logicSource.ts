import type { CodeSet } from '../codeSet.ts';
import type { Criterion, NamedCriterion, OutcomeSet } from '../criterion.ts';
import type { Outcome } from '../fhirpath.ts';
import type { Asked } from './answersCql.ts';

/** All that a logic library is made from. */
export interface LogicSource {
  /** Name of the library; also the tail of its url. */
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Named criteria, with a line that says what each interprets. */
  readonly criteria: readonly (NamedCriterion & { readonly note?: string })[];
  readonly outcomes: readonly (OutcomeSet & { readonly title?: string })[];
  /** What actions of plans ask for. */
  readonly rules: readonly Rule[];
  readonly codeSet: (id: string) => CodeSet;
  /** Where a question is asked. */
  readonly asked: (question: string) => Asked;
}

/** What an action of a plan asks for. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** All of these. */
  readonly when: readonly Statement[];
  /** What to say of a patient to whom it applies, where more than one thing can be said. */
  readonly said?: Said;
}

/** Words of which a part depends on the patient. */
export interface Said {
  readonly before: string;
  readonly items: readonly SaidItem[];
  readonly after: string;
}

/** What is said where all of its rules hold. */
export interface SaidItem {
  /** What it says of the title; items of one label stand together: "Not known: …; …". */
  readonly label: string;
  readonly title: string;
  readonly rules: readonly string[];
}

/** A criterion has a value. */
export interface Statement {
  readonly criterion: Criterion;
  readonly outcome: Outcome;
}
