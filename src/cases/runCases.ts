import type { Catalog } from '../artifact.ts';
import type { EligibilityPlan } from '../knowledge/eligibility.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { type AppliedCase, applyCase } from './applyCase.ts';
import { type CaseFailure, caseFailures } from './caseFailures.ts';
import { contradictedBy } from './contradictedBy.ts';
import { evaluateCases } from './evaluateCases.ts';
import type { PatientCase } from './patientCase.ts';
import { plansOfCase } from './plansOfCase.ts';

/** A case that was run: what failed, if anything, and what its plans came to. */
export interface CaseRun {
  readonly patient: PatientCase;
  readonly failures: readonly CaseFailure[];
  readonly applied: readonly AppliedCase[];
  /** Ids of the criteria that record and answers contradict each other about. */
  readonly contradicted: readonly string[];
}

/**
 * Runs cases: their criteria and sets of outcomes, and through `$apply` the plans that they are about.
 * @param wanted the plans that are run, of those
 */
export async function runCases(
  cases: readonly PatientCase[],
  guideline: Guideline,
  catalog: Catalog,
  wanted: (plan: EligibilityPlan) => boolean = () => true,
): Promise<readonly CaseRun[]> {
  const evaluated = await evaluateCases(cases, guideline);
  const runs: CaseRun[] = [];
  for (const patient of cases) {
    const one = evaluated(patient);
    const applied: AppliedCase[] = [];
    for (const plan of plansOfCase(patient, guideline).filter(wanted))
      applied.push(await applyCase(plan, one, guideline, catalog));
    const failures = [...caseFailures(one, guideline), ...applied.flatMap((each) => each.failures)];
    runs.push({ patient, failures, applied, contradicted: contradictedBy(one, guideline, evaluated) });
  }
  return runs;
}
