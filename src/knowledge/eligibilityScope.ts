import type { Place, Report } from '../diagnostic.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { RailOf } from '../logic/criterion.ts';
import type { RailEntry } from './criteriaFile.ts';
import type { EligibilityFile } from './eligibilityFile.ts';
import type { GuidelineCriterion, GuidelineOutcomes } from './guidelineCriterion.ts';
import { knownIds } from './knownIds.ts';
import type { KnownVariables } from './knownVariables.ts';
import { MovedWords } from './movedWords.ts';
import type { Recommendation } from './recommendation.ts';

/** What plans may name. */
export interface EligibilitySurroundings {
  readonly source: SourceText;
  readonly criteria: readonly GuidelineCriterion[];
  /** Undefined while a set of outcomes could not be read. */
  readonly outcomes: readonly GuidelineOutcomes[] | undefined;
  /** Ids of criteria, malformed ones included; undefined while criteria.yaml could not be read. */
  readonly criterionIds: ReadonlySet<string> | undefined;
  readonly recommendations: readonly Recommendation[];
  /** Ids of rows, those with faults of their own included; undefined while recommendations.yaml could not be read. */
  readonly rowIds: ReadonlySet<string> | undefined;
  readonly variables: KnownVariables;
}

/** What the readers of `eligibility.yaml` know, and where they say what they found. */
export class EligibilityScope {
  readonly surroundings: EligibilitySurroundings;
  readonly file: YamlFile<EligibilityFile>;
  readonly #report: Report;

  constructor(file: YamlFile<EligibilityFile>, surroundings: EligibilitySurroundings, report: Report) {
    this.file = file;
    this.surroundings = surroundings;
    this.#report = report;
  }

  /** Reports an error at a path of the file. */
  fault(code: string, message: string, path: YamlPath): void {
    this.#report({ code, severity: 'error', message, place: this.file.place(path) });
  }

  /** Reports `id-duplicate` for each entry whose id stands before. */
  unique(what: string, entries: readonly { readonly id: string }[], path: YamlPath): void {
    entries.forEach(({ id }, index) => {
      if (entries.findIndex((other) => other.id === id) !== index)
        this.fault('id-duplicate', `Two ${what} share the id "${id}". Give each one of its own.`, [
          ...path,
          index,
          'id',
        ]);
    });
  }

  /** The lines as places. Reports `line-outside-source`. */
  places(lines: readonly number[], path: YamlPath): Place[] {
    const { source } = this.surroundings;
    return lines.flatMap((number, i) => {
      const line = source.lines[number - 1];
      if (!line) this.fault('line-outside-source', `The source has no line ${number}.`, [...path, i]);
      return line ? [placeOf(source, line)] : [];
    });
  }

  /** Rails of criteria that are there. Reports `criterion-unknown`. */
  rails(entries: readonly RailEntry[], path: YamlPath): RailOf[] {
    return entries.flatMap((entry, index) => {
      const [[rail, criterion]] = Object.entries(entry) as [[RailOf['rail'], string]];
      return this.knows(criterion, [...path, index, rail]) ? [{ criterion, rail }] : [];
    });
  }

  /** Whether a criterion is there. Reports `criterion-unknown`. */
  knows(criterion: string, path: YamlPath): boolean {
    const known = this.surroundings.criterionIds;
    return known ? this.named('criterion', criterion, [...known], 'criteria.yaml', path) : true;
  }

  /** Collects quotes that stand on another line than the one named. */
  movedWords(): MovedWords {
    return new MovedWords(this.#report);
  }

  /** Whether an id is that of an entry of the file that is malformed, which was told. */
  isDropped(id: string): boolean {
    return this.file.dropped.some((entry) => (entry as { readonly id?: unknown } | null)?.id === id);
  }

  /** Whether an id is one of those that are known. Reports `<what>-unknown`. */
  named(what: string, id: string, known: readonly string[], file: string, path: YamlPath): boolean {
    if (known.includes(id)) return true;
    this.fault(
      `${what}-unknown`,
      `${file} has no ${what} "${id}"; known: ${knownIds(id, known)}. Mend the id, or add it there.`,
      path,
    );
    return false;
  }
}
