import type { Report } from '../diagnostic.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import { misuse } from './codeListUse.ts';
import type { GuidelineFile } from './files.ts';
import type { CodeList } from './guideline.ts';
import type { KnownVariables } from './knownVariables.ts';

/**
 * Whether the population that guideline.yaml names exists. Reports `variable-unknown`, `code-list-unknown` and what `misuse` does.
 * @param codeLists undefined when terminology.yaml could not be read
 */
export function checkPopulation(
  guideline: YamlFile<GuidelineFile>,
  variables: KnownVariables,
  codeLists: readonly CodeList[] | undefined,
  report: Report,
): void {
  const { variable, codeList } = guideline.value.population;
  if (variables.lacks(variable, 'population'))
    report({
      code: 'variable-unknown',
      severity: 'error',
      message: `"${variable}" is no population in variables.yaml. Mend the id, or add it there.`,
      place: guideline.place(['population', 'variable']),
    });
  if (codeList === undefined || !codeLists) return;
  const list = codeLists.find((one) => one.id === codeList);
  const wrong = list && misuse(list, 'class');
  if (wrong) report({ ...wrong, severity: 'error', place: guideline.place(['population', 'codeList']) });
  if (!list)
    report({
      code: 'code-list-unknown',
      severity: 'error',
      message: `terminology.yaml has no code list "${codeList}". Mend the id, or add it there.`,
      place: guideline.place(['population', 'codeList']),
    });
}
