import type { Report } from '../diagnostic.ts';
import type { SourceText } from '../input/sourceText.ts';
import { aYear } from '../logic/evidence.ts';
import type { Span } from '../logic/span.ts';
import { checkSlots } from './checkSlots.ts';
import { criterionIds, criterionQuestions } from './criterionIds.ts';
import type { CodeList, Guideline, Recommendation } from './guideline.ts';
import type { GuidelineFiles } from './guidelineFiles.ts';
import { type Criteria, readCriteria } from './readCriteria.ts';
import { readEligibility } from './readEligibility.ts';

/** What logic rests on. */
interface Ground {
  /** Undefined while terminology.yaml could not be read. */
  readonly codeLists: readonly CodeList[] | undefined;
  readonly recommendations: readonly Recommendation[];
  readonly source: SourceText;
}

/** Reads the named criteria and the plans that use them, then says which slots of code lists are empty. */
export function readLogic(
  files: GuidelineFiles,
  { codeLists, recommendations, source }: Ground,
  report: Report,
): Criteria & Pick<Guideline, 'eligibility'> {
  const questions = questionsOf(files, recommendations);
  const none: Criteria = { criteria: [], bands: [], outcomes: [] };
  const rows = new Set(recommendations.map(({ id }) => id));
  const logic = files.criteria
    ? readCriteria(files.criteria, { source, codeLists, rows, questions }, report)
    : none;
  const surroundings = {
    codeLists: codeLists && new Map(codeLists.map((list) => [list.id, list])),
    criteria: files.unreadable.has('criteria')
      ? undefined
      : files.criteria
        ? criterionIds(files.criteria)
        : new Set<string>(),
    questions,
  };
  const eligibility = files.eligibility
    ? readEligibility(files.eligibility, surroundings, source, report)
    : [];
  if (codeLists) checkSlots(codeLists, logic.criteria, eligibility, report);
  return { ...logic, eligibility };
}

/** Everything that is asked; undefined while a file that may ask could not be read. */
function questionsOf(
  { recommendations: file, criteria, unreadable }: GuidelineFiles,
  recommendations: readonly Recommendation[],
): ReadonlyMap<string, Span> | undefined {
  if (!file || file.dropped.length > 0 || unreadable.has('criteria')) return undefined;
  const asked = recommendations.filter(({ question }) => question !== undefined);
  return new Map([
    ...asked.map(({ id }) => [id, aYear] as const),
    ...(criteria ? criterionQuestions(criteria) : []),
  ]);
}
