import type { YamlFile } from '../input/yamlFile.ts';
import type { RailOf } from '../logic/criterion.ts';
import type { CriteriaFile, RailEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import type { GuidelineOutcomes } from './guidelineCriterion.ts';

/** Reads the sets of outcomes. Reports `id-duplicate` and `criterion-unknown`. */
export function readOutcomes(
  file: YamlFile<CriteriaFile>,
  scope: Pick<CriterionScope, 'fault' | 'criteria'>,
): GuidelineOutcomes[] {
  const sets = file.value.outcomes ?? [];
  return sets.map((entry, set) => {
    const twice = (what: string, id: string, path: (string | number)[]) =>
      scope.fault('id-duplicate', `Two ${what} share the id "${id}".`, path);
    if (sets.findIndex(({ id }) => id === entry.id) !== set)
      twice('sets of outcomes', entry.id, ['outcomes', set, 'id']);
    const outcomes = entry.outcomes.map(({ id, title, when }, index) => {
      const path = ['outcomes', set, 'outcomes', index];
      if (entry.outcomes.findIndex((other) => other.id === id) !== index)
        twice(`outcomes of "${entry.id}"`, id, [...path, 'id']);
      return { id, title, when: when.map((rail, i) => readRail(rail, [...path, 'when', i], scope)) };
    });
    const { id, title, exhaustive, rationale } = entry;
    return { id, title, exhaustive, outcomes, rationale, authored: file.place(['outcomes', set]) };
  });
}

function readRail(
  entry: RailEntry,
  path: (string | number)[],
  scope: Pick<CriterionScope, 'fault' | 'criteria'>,
): RailOf {
  const [[rail, criterion]] = Object.entries(entry) as [[RailOf['rail'], string]];
  if (scope.criteria && !scope.criteria.has(criterion))
    scope.fault(
      'criterion-unknown',
      `There is no criterion "${criterion}"; known: ${[...scope.criteria].join(', ') || 'none'}.`,
      [...path, rail],
    );
  return { criterion, rail };
}
