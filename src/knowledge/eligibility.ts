import type { Place } from '../diagnostic.ts';
import type { RailOf } from '../logic/criterion.ts';
import type { Activity } from './activity.ts';
import type { Basis } from './basis.ts';
import type { Quote } from './quote.ts';

/** A plan over the patient's record: cards, each said when what it asks of the named criteria holds. */
export interface EligibilityPlan {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Hooks of CDS Hooks at which it runs; none for a plan that is only applied by hand. */
  readonly hooks: readonly Hook[];
  readonly cards: readonly Card[];
  /** The lines of the source it rests on. */
  readonly places: readonly Place[];
  readonly rationale: string;
  readonly authored: Place;
}

/** The hooks of CDS Hooks 2.0 that plans may name. */
export type Hook = 'patient-view' | 'order-select' | 'order-sign';

/** Something to say, and what it proposes. */
export interface Card {
  /** Unique within its plan. */
  readonly id: string;
  /** One line: fewer than 140 characters, the length of a CDS Hooks summary. */
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  /** On the outermost cards: routine is shown as information, urgent as a warning, stat as critical. */
  readonly priority?: 'routine' | 'urgent' | 'stat';
  /** All of these hold. Never empty: nothing is said to everybody. A card below another is said only when that one is. */
  readonly when: readonly RailOf[];
  readonly proposes?: Proposal;
  readonly places: readonly Place[];
  readonly basis: Basis;
  readonly rationale?: string;
  readonly cards: readonly Card[];
  readonly authored: Place;
}

/** What a card proposes: the activity of a row, with the row's ratings, or one of the plan's own. */
export type Proposal = { readonly row: string } | { readonly activity: string };

/** An activity that no row of the source leads to. */
export interface PlanActivity extends Activity {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** For a Task: id of the questionnaire to fill in. */
  readonly questionnaire?: string;
  readonly places: readonly Place[];
  readonly basis: Basis;
  readonly rationale: string;
  readonly authored: Place;
}

/** A form that asks the questions of criteria: two levels, groups and questions. */
export interface GuidelineQuestionnaire {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly questions: readonly AskedQuestion[];
  }[];
  readonly rationale: string;
  readonly authored: Place;
}

/** A question as it is put, with the words of the source beside it. */
export interface AskedQuestion {
  /** Id of the criterion that reads the answer, or of the question itself when it is for information. */
  readonly id: string;
  readonly text: string;
  readonly source: Quote;
  /** True when no condition reads the answer. */
  readonly informational: boolean;
  /** Why it is asked, where no criterion says so. */
  readonly rationale?: string;
}
