import type { YamlPath } from '../input/yamlFile.ts';
import type { SinceFact } from '../logic/fact.ts';
import { codeListUse } from './codeListUse.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';
import { readSpan } from './readSpan.ts';

/**
 * Reads a condition that began since a procedure: `since: { procedure: implantation, otherwise: 90 days }`. Reports `window-twice`
 * and what the readers of lists and spans do.
 */
export function readSince(entry: FactEntry, path: YamlPath, scope: CriterionScope): SinceFact | undefined {
  const { condition: codes = '', since } = entry;
  codeListUse(codes, 'class', [...path, 'condition'], scope);
  const procedure = since?.procedure ?? '';
  codeListUse(procedure, 'class', [...path, 'since', 'procedure'], scope);
  for (const key of ['within', 'begun', 'acute'] as const)
    if (entry[key] !== undefined)
      scope.fault(
        'window-twice',
        `"since" and "${key}" say when in two ways. Keep one; how far back it goes where no procedure is dated stands in "otherwise".`,
        [...path, key],
      );
  const otherwise = readSpan(since?.otherwise ?? '', [...path, 'since', 'otherwise'], scope);
  return otherwise && { kind: 'since', codes, procedure, otherwise };
}
