import type { Report } from '../diagnostic.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { Criterion } from '../logic/criterion.ts';
import { answeredBy, conditionIn } from '../logic/evidence.ts';
import type { CriterionEntry, EligibilityFile } from './files.ts';
import type { CodeList, EligibilityPlan } from './guideline.ts';

/**
 * Reads the eligibility plans. Reports `id-duplicate`, `code-list-unknown` and `line-outside-source`.
 * @param codeLists undefined when terminology.yaml could not be read
 */
export function readEligibility(
  file: YamlFile<EligibilityFile>,
  codeLists: readonly CodeList[] | undefined,
  source: SourceText,
  report: Report,
): EligibilityPlan[] {
  return file.value.plans.map((plan, index) => {
    const at = (...path: (string | number)[]) => file.place(['plans', index, ...path]);
    if (file.value.plans.findIndex((other) => other.id === plan.id) !== index)
      report({
        code: 'id-duplicate',
        severity: 'error',
        message: `Two plans share the id "${plan.id}".`,
        place: at('id'),
      });
    const unknown = (id: string) => {
      if (!codeLists) return;
      report({
        code: 'code-list-unknown',
        severity: 'error',
        message: `terminology.yaml has no code list "${id}"; known: ${codeLists.map((list) => list.id).join(', ') || 'none'}.`,
        place: at('criterion'),
      });
    };
    const places = plan.lines.flatMap((number, i) => {
      const line = source.lines[number - 1];
      if (!line)
        report({
          code: 'line-outside-source',
          severity: 'error',
          message: `The source has no line ${number}.`,
          place: at('lines', i),
        });
      return line ? [placeOf(source, line)] : [];
    });
    const { id, title, description, met, unknown: unknownText, rationale } = plan;
    const criterion = readCriterion(plan.criterion, new Set(codeLists?.map((list) => list.id)), unknown);
    return {
      id,
      title,
      description,
      criterion,
      places,
      met,
      unknown: unknownText,
      rationale,
      authored: at(),
    };
  });
}

function readCriterion(
  entry: CriterionEntry,
  known: ReadonlySet<string>,
  unknown: (id: string) => void,
): Criterion {
  if ('recorded' in entry) {
    if (!known.has(entry.recorded)) unknown(entry.recorded);
    return conditionIn(entry.recorded, entry.absence ?? 'unknown');
  }
  if ('answered' in entry) return answeredBy(entry.answered);
  const [kind, parts] = 'any' in entry ? (['any', entry.any] as const) : (['all', entry.all] as const);
  return { kind, of: parts.map((part) => readCriterion(part, known, unknown)) };
}
