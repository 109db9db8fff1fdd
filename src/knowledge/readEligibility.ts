import type { Report } from '../diagnostic.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { EligibilityPlan, GuidelineQuestionnaire, PlanActivity } from './eligibility.ts';
import type { EligibilityFile } from './eligibilityFile.ts';
import { EligibilityScope, type EligibilitySurroundings } from './eligibilityScope.ts';
import { kindOf } from './kind.ts';
import { readActivities } from './readActivities.ts';
import { readPlan } from './readPlan.ts';
import { readQuestionnaires } from './readQuestionnaires.ts';

/** What `eligibility.yaml` says. */
export interface Eligibility {
  readonly eligibility: readonly EligibilityPlan[];
  readonly activities: readonly PlanActivity[];
  readonly questionnaires: readonly GuidelineQuestionnaire[];
}

/**
 * Reads the plans, their activities and the questionnaires. Reports `id-duplicate` (also of a plan
 * of a row), `line-outside-source` and what the readers of plans, activities and questionnaires do.
 */
export function readEligibility(
  file: YamlFile<EligibilityFile>,
  surroundings: EligibilitySurroundings,
  report: Report,
): Eligibility {
  const scope = new EligibilityScope(file, surroundings, report);
  const questionnaires = readQuestionnaires(file, scope);
  const activities = readActivities(file, scope);
  const eligibility = file.value.plans.map((plan, index) => readPlan(plan, ['plans', index], scope));
  checkPlanIds(file, scope);
  return { eligibility, activities, questionnaires };
}

/** Plans of rows are called as their rows are. */
function checkPlanIds({ value: { plans } }: YamlFile<EligibilityFile>, scope: EligibilityScope): void {
  scope.unique('plans', plans, ['plans']);
  plans.forEach(({ id }, index) => {
    const row = scope.surroundings.recommendations.find((one) => one.id === id);
    if (row && kindOf(row.kind).actionable)
      scope.fault(
        'id-duplicate',
        `"${id}" is the id of a row, whose plan is called so. Give this one another id.`,
        ['plans', index, 'id'],
      );
  });
}
