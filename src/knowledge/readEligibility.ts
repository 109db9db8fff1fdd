import type { Report } from '../diagnostic.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { EligibilityFile } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import type { EligibilityPlan } from './guideline.ts';
import { readCriterion } from './readCriterion.ts';

/** What plans may name. */
export type EligibilitySurroundings = Pick<CriterionScope, 'codeLists' | 'criteria' | 'questions'>;

/** Reads the eligibility plans. Reports `id-duplicate`, `line-outside-source` and what `readCriterion` does. */
export function readEligibility(
  file: YamlFile<EligibilityFile>,
  surroundings: EligibilitySurroundings,
  source: SourceText,
  report: Report,
): EligibilityPlan[] {
  const say = (severity: 'error' | 'warning') => (code: string, message: string, path: YamlPath) =>
    report({ code, severity, message, place: file.place(path) });
  const scope: CriterionScope = {
    ...surroundings,
    bands: new Map(),
    place: (path) => file.place(path),
    fault: say('error'),
    warn: say('warning'),
    // Plans compose: the numbers stand in the named criteria.
    threshold: () => {},
  };
  return file.value.plans.flatMap((plan, index) => {
    const path = ['plans', index];
    if (file.value.plans.findIndex((other) => other.id === plan.id) !== index)
      scope.fault('id-duplicate', `Two plans share the id "${plan.id}".`, [...path, 'id']);
    const places = plan.lines.flatMap((number, i) => {
      const line = source.lines[number - 1];
      if (!line)
        scope.fault('line-outside-source', `The source has no line ${number}.`, [...path, 'lines', i]);
      return line ? [placeOf(source, line)] : [];
    });
    const criterion = readCriterion(plan.criterion, [...path, 'criterion'], scope);
    if (!criterion) return [];
    const { id, title, description, met, unknown, rationale } = plan;
    const authored = file.place(path);
    return [{ id, title, description, criterion, places, met, unknown, rationale, authored }];
  });
}
