import type { CaseRun } from '../cases/runCases.ts';
import type { CriterionCoverage } from '../cases/stateCoverage.ts';
import type { Guideline } from '../knowledge/guideline.ts';

/** What came of the cases of a guideline. */
export interface TestedGuideline {
  readonly guideline: Guideline;
  readonly runs: readonly CaseRun[];
  /** Absent where only some of the cases were run. */
  readonly coverage?: readonly CriterionCoverage[];
}

/** The cases of one file, in its order. */
export interface TestedFile {
  readonly file: string;
  readonly runs: readonly CaseRun[];
}

/** The runs by file, in the order of the files. */
export function byFile(runs: readonly CaseRun[]): readonly TestedFile[] {
  const files = new Map<string, CaseRun[]>();
  for (const run of runs) {
    const { file } = run.patient.authored;
    files.set(file, [...(files.get(file) ?? []), run]);
  }
  return [...files].map(([file, those]) => ({ file, runs: those }));
}

/** How many of some cases passed and failed. */
export function countRuns(runs: readonly CaseRun[]): { cases: number; passed: number; failed: number } {
  const failed = runs.filter(({ failures }) => failures.length > 0).length;
  return { cases: runs.length, passed: runs.length - failed, failed };
}

/** How many cases lead to each outermost card of the plans that were applied, in their order. */
export function countCards(
  runs: readonly CaseRun[],
): readonly { readonly plan: string; readonly card: string; readonly cases: number }[] {
  const applied = runs.flatMap((run) => run.applied);
  const plans = [...new Set(applied.map(({ plan }) => plan))];
  return plans.flatMap((plan) => {
    const shown = applied.filter((one) => one.plan === plan).flatMap(({ expected }) => expected);
    return plan.cards.map(({ id }) => ({
      plan: plan.id,
      card: id,
      cases: shown.filter((card) => card === id).length,
    }));
  });
}
