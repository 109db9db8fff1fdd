import type { Activity } from './activity.ts';
import type { Basis } from './basis.ts';
import type { RailEntry } from './criteriaFile.ts';
import type { Hook } from './eligibility.ts';

/** `eligibility.yaml`, as its schema gives it. */
export interface EligibilityFile {
  readonly plans: readonly PlanEntry[];
  readonly activities?: readonly ActivityEntry[];
  readonly questionnaires?: readonly QuestionnaireEntry[];
  readonly information?: readonly InformationEntry[];
}

/** A plan. */
export interface PlanEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly lines: readonly number[];
  readonly hooks?: readonly Hook[];
  readonly when?: readonly RailEntry[];
  readonly cards: readonly CardEntry[];
  readonly rationale: string;
}

/** A card, or one below another. */
export interface CardEntry {
  readonly id: string;
  /** `set/outcome` */
  readonly outcome?: string;
  readonly when?: readonly RailEntry[];
  readonly title?: string;
  readonly description?: string;
  readonly priority?: 'routine' | 'urgent' | 'stat';
  readonly lines?: readonly number[];
  readonly row?: string;
  readonly activity?: string;
  readonly basis?: Basis;
  readonly rationale?: string;
  readonly each?: { readonly of: string; readonly is: 'met' | 'ruled-out' | 'unknown' };
  readonly cards?: readonly CardEntry[];
}

/** An activity that no row leads to. */
export interface ActivityEntry {
  readonly id: string;
  readonly kind: Activity['kind'];
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly lines: readonly number[];
  readonly message?: string;
  readonly questionnaire?: string;
  readonly basis: Basis;
  readonly rationale: string;
}

/** A form. */
export interface QuestionnaireEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly questions: readonly string[];
  }[];
  readonly rationale: string;
}

/** A question that no condition reads. */
export interface InformationEntry {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly quote: string;
  readonly rationale: string;
}
