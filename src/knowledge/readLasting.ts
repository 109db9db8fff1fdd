import type { YamlPath } from '../input/yamlFile.ts';
import type { LastingFact } from '../logic/fact.ts';
import { codeListUse } from './codeListUse.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';

/**
 * Reads a procedure that was not undone: `procedure: implantation, unless: removal`. Reports `unless-itself`, `unless-window` and
 * what `codeListUse` does.
 */
export function readLasting(entry: FactEntry, path: YamlPath, scope: CriterionScope): LastingFact {
  const { procedure: codes = '', unless = '' } = entry;
  codeListUse(codes, 'class', [...path, 'procedure'], scope);
  codeListUse(unless, 'class', [...path, 'unless'], scope);
  if (codes === unless)
    scope.fault(
      'unless-itself',
      `Each procedure of "${codes}" would undo itself, so this is never definite. Name the list of what undoes it.`,
      [...path, 'unless'],
    );
  for (const key of ['within', 'begun'] as const)
    if (entry[key] !== undefined)
      scope.fault(
        'unless-window',
        `What lasts until it is undone has no window. Remove "${key}", or "unless".`,
        [...path, key],
      );
  return { kind: 'lasting', codes, unless };
}
