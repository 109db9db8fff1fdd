import type { FhirResource, PlanDefinition, RequestGroup } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import type { Parties } from './activityRequest.ts';
import type { ExpressionRunner } from './expressionRunner.ts';
import type { ApplyIssue, ApplyMode, PlanDecision } from './planRequest.ts';
import type { UniqueIds } from './uniqueIds.ts';

/** What one run of a plan shares with the plans that it leads to. */
export interface PlanRun {
  readonly mode: ApplyMode;
  readonly catalog: Catalog;
  readonly run: ExpressionRunner;
  readonly parties: Omit<Parties, 'group'>;
  readonly ids: UniqueIds;
  /** Collected in the order in which they were met. */
  readonly issues: ApplyIssue[];
  /** Applies a plan that an action leads to. */
  readonly nested: (plan: PlanDefinition, id: string, run: PlanRun) => Promise<PlanGroup>;
  /** What the reference engine's Bundles give tasks that collect information as their focus, whether or not it is there. */
  readonly questionnaire?: string | undefined;
  /** The plans that led here, outermost first: canonicals, with `#id` for those contained. */
  readonly above: readonly string[];
  /** How many plans were led to so far, over all: plans that lead twice to plans that do so soon come to millions. */
  readonly led: { count: number };
}

/** The plan that actions are of, and the RequestGroup they become a part of. */
export interface ActionScope {
  readonly plan: PlanDefinition;
  readonly group: string;
}

/** A goal or request of a plan, or a plan that it leads to, with what belongs to that. */
export type Member = FhirResource | PlanGroup;

/** Whether a member is a plan. */
export function isGroup(member: Member): member is PlanGroup {
  return 'group' in member && 'members' in member;
}

/** A plan as a RequestGroup, with what belongs to it: goals, then requests in the order of the actions. */
export interface PlanGroup {
  readonly group: RequestGroup;
  readonly members: readonly Member[];
  readonly decision: PlanDecision;
}

/** What a definition came to. */
export interface Produced {
  /** What the action refers to. */
  readonly reference: string;
  readonly members: readonly Member[];
  /** The resource itself, for dynamic values. */
  readonly resource?: FhirResource;
  readonly plan?: PlanDecision;
}
