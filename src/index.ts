export { type AnswerReadings, answerReadings } from './apply/answerReadings.ts';
export type { CompileCql } from './apply/cql/compileCql.ts';
export { explainPlan } from './apply/explain/explainPlan.ts';
export type { Explanation } from './apply/explain/explanation.ts';
export { guidanceBundle } from './apply/explain/guidanceBundle.ts';
export { prefilledResponses } from './apply/explain/prefilledResponses.ts';
export { type AppliedPlan, applyPlan, PlanUnreadable, SubjectMissing } from './apply/plan/applyPlan.ts';
export type { Guard } from './apply/plan/guard.ts';
export type {
  ActionDecision,
  ApplyIssue,
  ApplyMode,
  ConditionDecision,
  PlanDecision,
  PlanRequest,
} from './apply/plan/planRequest.ts';
export { type RecordContext, type RecordVariables, recordVariables } from './apply/recordVariables.ts';
export { type Artifact, Catalog } from './artifact.ts';
export { type Built, build, type Flavour } from './build.ts';
export { compileCql } from './compiler/compileCql.ts';
export { collect, type Diagnostic, isError, type Place, type Report, type Severity } from './diagnostic.ts';
export type { Guideline } from './knowledge/guideline.ts';
export { readGuideline } from './knowledge/readGuideline.ts';
export { type ValidateOptions, validateResources as validate } from './validation/validateResources.ts';
