import type { Place, Report } from '../diagnostic.ts';
import { lineHash } from '../input/lineHash.ts';
import type { ReadRow } from '../input/reading.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { BoundEntry } from './bindRows.ts';
import type { RecommendationEntry, RecommendationsFile } from './files.ts';
import { type KindDefinition, kindOf } from './kind.ts';
import type { KnownVariables } from './knownVariables.ts';
import type { Recommendation, SourceRow, Variable } from './recommendation.ts';

/** What entries are checked against. */
export interface RecommendationContext {
  readonly file: YamlFile<RecommendationsFile>;
  readonly source: SourceText;
  readonly variables: KnownVariables;
  /** Id of the population of rows that name none. */
  readonly population: string;
}

/**
 * Makes recommendations of bound entries. Reports `id-duplicate`, `direction-differs`, `activity-missing`,
 * `activity-unexpected`, `variable-unknown`, `quote-not-in-row`, `qualifier-not-in-row` and `recommendation-unknown`.
 */
export function readRecommendations(
  bound: readonly BoundEntry[],
  context: RecommendationContext,
  report: Report,
): Recommendation[] {
  const { value, dropped } = context.file;
  const known = new Set(
    [...value.recommendations, ...dropped].map((entry) => (entry as { id?: unknown } | null)?.id),
  );
  reportTwins(context.file, report);
  return bound.map(({ entry, index, row }) => {
    const at = (...path: YamlPath) => context.file.place(['recommendations', index, ...path]);
    const fault = (code: string, message: string, place: Place = at()) =>
      report({ code, severity: 'error', message, place });
    checkKind(entry, fault, at);
    checkWords(entry, row, context, fault, at);
    checkVariables(entry, context, fault, at);
    (entry.seeAlso ?? []).forEach((other, i) => {
      if (!known.has(other))
        fault(
          'recommendation-unknown',
          `"${other}" is no recommendation of this file. Mend the id.`,
          at('seeAlso', i),
        );
    });
    return recommendation(entry, sourceRow(row, context.source), context.population, at());
  });
}

/** Entries without a row are looked at too. */
function reportTwins(file: YamlFile<RecommendationsFile>, report: Report): void {
  const first = new Map<string, number>();
  file.value.recommendations.forEach(({ id }, index) => {
    const place = file.place(['recommendations', index, 'id']);
    const twin = first.get(id);
    if (twin === undefined) first.set(id, place.line ?? 0);
    else
      report({
        code: 'id-duplicate',
        severity: 'error',
        message: `The id "${id}" is used twice, first on line ${twin}. Ids are unique and stable: give one of the two another.`,
        place,
      });
  });
}

type Fault = (code: string, message: string, place?: Place) => void;
type At = (...path: YamlPath) => Place;

const directions: ReadonlySet<string> = new Set(['for', 'against', 'none']);

function checkKind(entry: RecommendationEntry, fault: Fault, at: At): void {
  const kind: KindDefinition | undefined = kindOf(entry.kind);
  // An unknown kind was reported with the shape of the file.
  if (!kind) return;
  if (entry.direction !== kind.direction && directions.has(entry.direction))
    fault(
      'direction-differs',
      `A row of kind ${entry.kind} has the direction "${kind.direction}", found "${entry.direction}". Mend the kind or the direction.`,
      at('direction'),
    );
  for (const key of ['activity', 'question'] as const) {
    if (kind.actionable && entry[key] === undefined)
      fault(
        'activity-missing',
        `A row of kind ${entry.kind} needs "${key}": ${key === 'activity' ? 'what it leads to' : 'what to ask before it may apply'}. Add it, or change the kind.`,
      );
    if (!kind.actionable && entry[key] !== undefined)
      fault(
        'activity-unexpected',
        `A row of kind ${entry.kind} never leads to an order, so it has no "${key}". Remove it, or change the kind.`,
        at(key),
      );
  }
}

function checkWords(
  entry: RecommendationEntry,
  row: ReadRow,
  context: RecommendationContext,
  fault: Fault,
  at: At,
): void {
  if (entry.qualifier !== undefined && !row.statement.includes(entry.qualifier))
    fault(
      'qualifier-not-in-row',
      `The qualifier does not stand in the row (line ${row.line.number}). Copy the words exactly as printed.`,
      at('qualifier'),
    );
  const stated =
    entry.population?.basis === 'stated' ? context.variables.get(entry.population.variable) : undefined;
  if (stated && !(stated.quote && row.statement.includes(stated.quote.text)))
    fault(
      'quote-not-in-row',
      `The row (line ${row.line.number}) does not hold the words of the population "${stated.id}" (${stated.quote ? `"${stated.quote.text}"` : 'it has no quote'}), so it does not state it. Use another basis or another population.`,
      at('population'),
    );
}

function checkVariables(
  entry: RecommendationEntry,
  context: RecommendationContext,
  fault: Fault,
  at: At,
): void {
  const check = (id: string, role: Variable['role'], place: Place) => {
    if (!context.variables.lacks(id, role)) return;
    const found = context.variables.get(id);
    fault(
      'variable-unknown',
      `variables.yaml has no ${role} "${id}"${found ? `; it has it as ${found.role}` : ''}. Mend the id, or add it there.`,
      place,
    );
  };
  if (entry.population) check(entry.population.variable, 'population', at('population'));
  for (const role of ['exposure', 'comparator', 'outcome'] as const)
    (entry[role] ?? []).forEach((id, i) => {
      check(id, role, at(role, i));
    });
  if (entry.activity) check(entry.activity.code, 'exposure', at('activity', 'code'));
}

function sourceRow(row: ReadRow, source: SourceText): SourceRow {
  return {
    section: row.section,
    statement: row.statement,
    ratings: row.ratings,
    // A row may cover several lines (a CSV cell with line ends): the place is all of it.
    place: { ...placeOf(source, row.line), length: row.length, quote: row.text },
    offset: row.offset,
    length: row.length,
    hash: lineHash(row.text),
  };
}

function recommendation(
  entry: RecommendationEntry,
  row: SourceRow,
  population: string,
  authored: Place,
): Recommendation {
  const { activity } = entry;
  return {
    id: entry.id,
    row,
    kind: entry.kind,
    direction: entry.direction,
    title: entry.title,
    ...(entry.titleRationale && { titleRationale: entry.titleRationale }),
    population: entry.population ?? { variable: population, basis: 'guideline' },
    exposure: entry.exposure ?? [],
    comparator: entry.comparator ?? [],
    outcome: entry.outcome ?? [],
    ...(entry.qualifier && { qualifier: entry.qualifier }),
    ...(entry.question && { question: entry.question }),
    ...(activity && { activity: { ...activity, doNotPerform: entry.direction === 'against' } }),
    rationale: entry.rationale,
    notes: (entry.notes ?? []).map((note) => (typeof note === 'string' ? { text: note } : note)),
    seeAlso: entry.seeAlso ?? [],
    ...(entry.reviewer && { reviewer: entry.reviewer }),
    authored,
  };
}
