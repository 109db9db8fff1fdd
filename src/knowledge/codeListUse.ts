import type { YamlPath } from '../input/yamlFile.ts';
import type { CodeList } from './codeList.ts';
import type { CriterionScope } from './criterionScope.ts';
import { knownIds } from './knownIds.ts';
import { slotName } from './slotName.ts';

/**
 * The code list that a fact reads, if logic may read it. Reports `code-list-unknown`, `code-list-context`, `code-list-empty`
 * and, where the class of a code decides, `code-list-unclassed`.
 * @param by what decides: the class of a record's code, or the value of a score
 */
export function codeListUse(
  id: string,
  by: 'class' | 'value',
  path: YamlPath,
  scope: CriterionScope,
): CodeList | undefined {
  if (!scope.codeLists) return undefined;
  const list = scope.codeLists.get(id);
  if (!list) {
    scope.fault(
      'code-list-unknown',
      `terminology.yaml has no code list "${id}". Mend the id, or add it there; known: ${knownIds(id, [...scope.codeLists.keys()])}.`,
      path,
    );
    return undefined;
  }
  const wrong = misuse(list, by);
  if (wrong) scope.fault(wrong.code, wrong.message, path);
  return list;
}

/** Why logic may not read a list; undefined if it may. */
export function misuse(
  list: CodeList,
  by: 'class' | 'value',
): { readonly code: string; readonly message: string } | undefined {
  if (list.context)
    return {
      code: 'code-list-context',
      message: `The code list "${list.id}" stands there as context and no logic may read it. Name another list, or take "context" off if it is meant as evidence.`,
    };
  if (!list.codes.some((code) => code.class !== 'never'))
    return {
      code: 'code-list-empty',
      message: `The code list "${list.id}" has no code that counts, so this could never be met.${list.slot ? ` Add the site's own codes as ${slotName(list.slot.file)}, beside guideline.yaml, with the columns system,code,display.` : ' Add codes to it, or check their classes.'}`,
    };
  const unclassed = list.codes.filter((code) => code.class === 'unclassed');
  if (by === 'class' && unclassed.length > 0)
    return {
      code: 'code-list-unclassed',
      message: `${unclassed.length} codes of the list "${list.id}" have no class, so nobody said what a record with them means (${unclassed[0]?.code}, ${unclassed[0]?.authored.file}:${unclassed[0]?.authored.line}). Give each a class: definite, possible or never.`,
    };
  return undefined;
}
