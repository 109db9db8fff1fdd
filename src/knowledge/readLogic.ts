import type { Report } from '../diagnostic.ts';
import type { SchemaName } from '../input/schema.ts';
import type { SourceText } from '../input/sourceText.ts';
import { aYear } from '../logic/evidence.ts';
import type { Span } from '../logic/span.ts';
import { checkQuestionsUsed } from './checkQuestionsUsed.ts';
import { checkSlots } from './checkSlots.ts';
import type { CodeList } from './codeList.ts';
import { criterionIds, criterionQuestions } from './criterionIds.ts';
import type { GuidelineFiles } from './guidelineFiles.ts';
import type { KnownVariables } from './knownVariables.ts';
import { type Criteria, readCriteria } from './readCriteria.ts';
import { type Eligibility, readEligibility } from './readEligibility.ts';
import type { Recommendation } from './recommendation.ts';

/** What logic rests on. */
interface Ground {
  /** Undefined while terminology.yaml could not be read. */
  readonly codeLists: readonly CodeList[] | undefined;
  readonly recommendations: readonly Recommendation[];
  readonly variables: KnownVariables;
  readonly source: SourceText;
}

/** Reads the named criteria and the plans that use them, then says which slots of code lists are empty. */
export function readLogic(
  files: GuidelineFiles,
  { codeLists, recommendations, variables, source }: Ground,
  report: Report,
): Criteria & Eligibility {
  const questions = questionsOf(files, recommendations);
  const none: Criteria = { criteria: [], bands: [], outcomes: [] };
  const rows = new Set(recommendations.map(({ id }) => id));
  const logic = files.criteria
    ? readCriteria(files.criteria, { source, codeLists, rows, questions }, report)
    : none;
  const plans = readPlans(files, logic, { source, recommendations, variables }, report);
  const wholePlans = files.eligibility?.dropped.length === 0;
  if (files.criteria && wholePlans && !files.unreadable.has('criteria'))
    checkQuestionsUsed(files.criteria, logic, plans, report);
  if (codeLists) checkSlots(codeLists, logic.criteria, report);
  return { ...logic, ...plans };
}

function readPlans(
  files: GuidelineFiles,
  { criteria, outcomes }: Criteria,
  { source, recommendations, variables }: Pick<Ground, 'source' | 'recommendations' | 'variables'>,
  report: Report,
): Eligibility {
  if (!files.eligibility) return { eligibility: [], activities: [], questionnaires: [] };
  const ids = files.criteria ? criterionIds(files.criteria) : new Set<string>();
  const known = <T>(name: SchemaName, value: T) => (files.unreadable.has(name) ? undefined : value);
  const surroundings = {
    source,
    criteria,
    outcomes: files.criteria?.dropped.some(isOutcomeSet) ? undefined : known('criteria', outcomes),
    criterionIds: known('criteria', ids),
    recommendations,
    rowIds: rowIds(files),
    variables,
  };
  return readEligibility(files.eligibility, surroundings, report);
}

/** Whether what could not be read is a set of outcomes, as far as can be told. */
function isOutcomeSet(entry: unknown): boolean {
  return typeof entry !== 'object' || entry === null || 'outcomes' in entry || 'exhaustive' in entry;
}

/** Ids of all entries of recommendations.yaml; undefined while some could not be read. */
function rowIds({ recommendations: file }: GuidelineFiles): ReadonlySet<string> | undefined {
  if (!file) return undefined;
  const entries = [...file.value.recommendations, ...file.dropped] as readonly ({ id?: unknown } | null)[];
  return new Set(entries.flatMap((entry) => (typeof entry?.id === 'string' ? [entry.id] : [])));
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
