import type { YamlPath } from '../input/yamlFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { knownIds } from './knownIds.ts';

/** Reports `criterion-unknown` where criteria.yaml has no criterion of the id. */
export function checkCriterionId(id: string, path: YamlPath, { criteria, fault }: CriterionScope): void {
  if (!criteria || criteria.has(id)) return;
  fault(
    'criterion-unknown',
    `criteria.yaml has no criterion "${id}"; known: ${knownIds(id, [...criteria])}. Mend the id, or add it there.`,
    path,
  );
}
