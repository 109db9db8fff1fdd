import type { FhirResource, OperationOutcomeIssue, Parameters, PlanDefinition } from 'fhir/r4.js';
import type { Catalog } from '../../artifact.ts';
import type { CompileCql } from '../cql/compileCql.ts';
import type { Guard } from './guard.ts';

/**
 * Whose rules are followed where they differ: `cpg` keeps all that R4 can carry and gives requests the intent `option`; `cqf` gives
 * what the clinical-reasoning project's engine (HAPI's) gives, for comparison with it.
 */
export type ApplyMode = 'cpg' | 'cqf';

/** What a plan is applied to. */
export interface PlanRequest {
  readonly plan: PlanDefinition;
  /** Where activities, nested plans, questionnaires, libraries and value sets are found. */
  readonly catalog: Catalog;
  /** Bundles and resources as they came; only what belongs to the subject counts. */
  readonly data: readonly FhirResource[];
  /** `Patient/x`, or the id alone. */
  readonly subject: string;
  /** Literal references, with or without their type. */
  readonly encounter?: string;
  readonly practitioner?: string;
  readonly organization?: string;
  /** Become variables of FHIRPath and parameters of CQL, by name. */
  readonly parameters?: Parameters;
  /** What `today()` and `now()` are: a FHIR dateTime or instant. */
  readonly asOf: string;
  /** Resource types that were read in full. */
  readonly complete?: readonly string[];
  /** The orders being placed. */
  readonly draftOrders?: readonly FhirResource[];
  readonly mode?: ApplyMode;
  /** Compiles CQL that comes as text: expressions in plans, and libraries without ELM. Without it such cannot be run. */
  readonly compileCql?: CompileCql | undefined;
  /** Around the evaluation of each FHIRPath expression, which may run for ever; it may throw after a time. */
  readonly guard?: Guard | undefined;
}

/** How one condition came out. */
export interface ConditionDecision {
  readonly expression: string;
  readonly language: string;
  /** What the plan says of it in words. */
  readonly description?: string;
  /** `primary`, or the alternative that was run since the primary could not be; absent where nothing could be run. */
  readonly ran?: 'primary' | 'alternative';
  /** The CQL define that is this condition or stands beside it, and the canonical of its library. */
  readonly define?: { readonly name: string; readonly library: string };
  /** `empty`: no single Boolean came out, which does not apply. `failed`: it could not be evaluated, and an issue says why. */
  readonly outcome: 'true' | 'false' | 'empty' | 'failed';
}

/** What was decided about an action, and about those below it that were looked at. */
export interface ActionDecision {
  /** Where the action stands: `action[0].action[2]`. */
  readonly path: string;
  readonly id?: string;
  readonly title?: string;
  readonly applicable: boolean;
  readonly conditions: readonly ConditionDecision[];
  /** What the action led to: a reference within the result. */
  readonly resource?: string;
  readonly actions: readonly ActionDecision[];
  /** Of a plan that the action leads to. */
  readonly plan?: PlanDecision;
}

/** What was decided about a plan. */
export interface PlanDecision {
  readonly plan: string;
  readonly actions: readonly ActionDecision[];
}

/** Something that could not be done, in the words of an OperationOutcome. */
export type ApplyIssue = OperationOutcomeIssue;
