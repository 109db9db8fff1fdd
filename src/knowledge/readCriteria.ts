import type { Report } from '../diagnostic.ts';
import type { SourceText } from '../input/sourceText.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import { checkCriteria } from './checkCriteria.ts';
import type { CodeList } from './codeList.ts';
import type { CriteriaFile, NamedCriterionEntry } from './criteriaFile.ts';
import { criterionIds } from './criterionIds.ts';
import type { CriterionScope } from './criterionScope.ts';
import { type FoundWords, findWords } from './findWords.ts';
import type { BandSet, GuidelineCriterion, GuidelineOutcomes, Threshold } from './guidelineCriterion.ts';
import { MovedWords } from './movedWords.ts';
import { readBands } from './readBands.ts';
import { readNamedCriterion } from './readNamedCriterion.ts';
import { readOutcomes } from './readOutcomes.ts';

/** What `criteria.yaml` says. */
export interface Criteria {
  readonly criteria: readonly GuidelineCriterion[];
  readonly bands: readonly BandSet[];
  readonly outcomes: readonly GuidelineOutcomes[];
}

/** What the reader knows of the guideline besides. */
export interface CriteriaSurroundings {
  readonly source: SourceText;
  /** Undefined when terminology.yaml could not be read. */
  readonly codeLists: readonly CodeList[] | undefined;
  /** Ids of rows, which share `%yes` and `%no` with the criteria. */
  readonly rows: ReadonlySet<string>;
  readonly questions: CriterionScope['questions'];
}

/**
 * Reads the named criteria. Everything wrong is reported in one run: `id-duplicate`, `quote-not-in-source`,
 * `line-outside-source`, and what the readers of bodies, bands and outcomes and `checkCriteria` do.
 */
export function readCriteria(
  file: YamlFile<CriteriaFile>,
  surroundings: CriteriaSurroundings,
  report: Report,
): Criteria {
  const say = (severity: 'error' | 'warning') => (code: string, message: string, path: YamlPath) =>
    report({ code, severity, message, place: file.place(path) });
  const fault = say('error');
  const bands = readBands(file, fault);
  const scope = { ...scopeOf(file, surroundings), bands: byId(bands), fault, warn: say('warning') };
  const moved = new MovedWords(report);
  const criteria = file.value.criteria.map((entry, index) => {
    const path = ['criteria', index];
    checkId(entry, index, file, surroundings, fault);
    const thresholds: Threshold[] = [];
    const read = readNamedCriterion(entry, path, { ...scope, threshold: (one) => thresholds.push(one) });
    const source = quoteOf(entry, path, surroundings.source, fault);
    moved.note(source, file.place([...path, 'line']));
    return { ...read, source, thresholds, authored: file.place(path) };
  });
  moved.finish();
  const outcomes = readOutcomes(file, scope);
  checkCriteria(criteria, outcomes, scope);
  return { criteria, bands, outcomes };
}

function scopeOf(file: YamlFile<CriteriaFile>, { codeLists, questions }: CriteriaSurroundings) {
  return {
    codeLists: codeLists && byId(codeLists),
    criteria: criterionIds(file),
    questions,
    place: (path: YamlPath) => file.place(path),
  };
}

function byId<T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

function checkId(
  { id }: NamedCriterionEntry,
  index: number,
  file: YamlFile<CriteriaFile>,
  { rows }: CriteriaSurroundings,
  fault: CriterionScope['fault'],
): void {
  const path = ['criteria', index, 'id'];
  if (file.value.criteria.findIndex((other) => other.id === id) !== index)
    fault('id-duplicate', `Two criteria share the id "${id}". Give each one of its own.`, path);
  if (rows.has(id))
    fault(
      'id-duplicate',
      `"${id}" is the id of a row in recommendations.yaml too; answers to both would be mixed up. Rename the criterion.`,
      path,
    );
}

function quoteOf(
  { line, quote }: NamedCriterionEntry,
  path: YamlPath,
  source: SourceText,
  fault: CriterionScope['fault'],
): FoundWords {
  const found = findWords(source, quote, line);
  if (line > source.lines.length && !found)
    fault('line-outside-source', `The source has no line ${line}.`, [...path, 'line']);
  else if (!found)
    fault(
      'quote-not-in-source',
      `The quote "${quote}" stands nowhere in the source. Copy the words exactly as printed.`,
      [...path, 'quote'],
    );
  return found ?? { text: quote, place: { file: source.file, line } };
}
