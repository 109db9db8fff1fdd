import type { YamlPath } from '../input/yamlFile.ts';
import type { CriterionMet } from '../logic/criterion.ts';
import { checkCriterionId } from './checkCriterionId.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';

/**
 * Reads another criterion as evidence, `- criterion: other`. Reports `criterion-unknown`, `fact-form` where it stands beside
 * something that is looked for in the record, and `fact-key` for a key that would narrow a record.
 */
export function readCriterionMet(
  { criterion: id = '', basis: _, rationale: __, ...others }: FactEntry,
  path: YamlPath,
  scope: CriterionScope,
): CriterionMet {
  checkCriterionId(id, [...path, 'criterion'], scope);
  for (const key of Object.keys(others))
    scope.fault(
      'fact-key',
      `"${key}" says nothing about another criterion, which counts when it is met. Remove it, or put it into an entry of its own.`,
      [...path, key],
    );
  return { kind: 'criterion', id };
}
