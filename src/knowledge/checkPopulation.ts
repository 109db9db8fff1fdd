import type { Report } from '../diagnostic.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { CodeList } from './codeList.ts';
import { misuse } from './codeListUse.ts';
import type { GuidelineFile } from './files.ts';
import { kindOf } from './kind.ts';
import type { KnownVariables } from './knownVariables.ts';
import type { Recommendation } from './recommendation.ts';

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

/**
 * Whether the record says anything about the population of a sound guideline. Reports `population-without-codes`, as a thing to
 * know of the plans that are built.
 */
export function reportWithoutCodes(
  guideline: YamlFile<GuidelineFile>,
  recommendations: readonly Recommendation[],
  report: Report,
): void {
  const { variable, codeList } = guideline.value.population;
  const plans = recommendations.filter(({ kind }) => kindOf(kind).actionable).length;
  if (codeList !== undefined || plans === 0) return;
  report({
    code: 'population-without-codes',
    severity: 'information',
    message: `The population "${variable}" has no code list, so the question of a row is the only condition of its plan (${plans} ${plans === 1 ? 'plan' : 'plans'}); no record is read. Add "codeList", the id of a list in terminology.yaml.`,
    place: guideline.place(['population']),
  });
}
