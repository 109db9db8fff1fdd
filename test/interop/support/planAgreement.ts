import type { PlanDefinition } from 'fhir/r4.js';
import type { Primary } from '../../../src/package/withPrimary.ts';
import { type AppliedActions, differingActions, theirActions } from './appliedActions.ts';
import { actionIds } from './applyContent.ts';
import type { EngineAnswer } from './applyEngine.ts';

/** How the reference engine and we agree about one plan, in one of its two flavours. */
export class PlanAgreement {
  readonly plan: PlanDefinition;
  readonly primary: Primary;
  /** Each with the patient it is about. */
  readonly disagreements: string[] = [];
  /** What the engine could not evaluate, or evaluated to nothing, in its words and each with the patient. */
  readonly errors: string[] = [];
  readonly seen = new Set<string>();
  patients = 0;
  compared = 0;
  applicable = 0;
  evaluated = 0;
  readonly #all: readonly string[];

  constructor(plan: PlanDefinition, primary: Primary) {
    this.plan = plan;
    this.primary = primary;
    this.#all = actionIds(plan.action);
  }

  /** How many actions the plan has. */
  get actions(): number {
    return this.#all.length;
  }

  /** Compares an application, action by action. */
  add(patient: string, ours: AppliedActions, answer: EngineAnswer): void {
    this.patients += 1;
    if (answer.error !== undefined) {
      this.errors.push(`${patient}: ${answer.error}`);
      this.disagreements.push(`${patient}: the engine gave no result`);
      return;
    }
    const { actions, evaluated, issues, failed, empty } = answer;
    const theirs = theirActions(actions);
    const nothing = empty.map((expression) => `${expression} came to nothing`);
    for (const error of [...failed, ...issues, ...nothing]) this.errors.push(`${patient}: ${error}`);
    for (const one of differingActions(ours, theirs)) this.disagreements.push(`${patient}: ${one}`);
    for (const path of theirs.keys()) this.seen.add(path);
    this.compared += this.actions;
    this.applicable += theirs.size;
    this.evaluated += evaluated;
  }
}
