import type { LayoutScale, RecommendationsPart } from './layout.ts';
import type { RatingColumn, RowGrammar } from './rowGrammar.ts';

/** The rating column of a scale: each printed spelling with its code. */
export function ratingColumn(scale: LayoutScale): RatingColumn {
  const spellings = new Map<string, string>();
  for (const value of scale.values)
    for (const printed of value.printed ?? [value.code]) spellings.set(printed, value.code);
  return { column: scale.column, scale: scale.id, label: scale.label, spellings };
}

/** The grammar of a printed row, from the order of its columns. Columns without a scale were reported with the layout. */
export function rowGrammar(
  scales: readonly LayoutScale[],
  part: Pick<RecommendationsPart['recommendations'], 'columns' | 'statementMayEndWith'>,
): RowGrammar {
  const columnOf = (name: string): RatingColumn[] =>
    scales.filter((scale) => scale.column === name).map(ratingColumn);
  const statement = part.columns.indexOf('statement');
  return {
    before: part.columns.slice(0, statement).flatMap(columnOf),
    after: part.columns.slice(statement + 1).flatMap(columnOf),
    statementMayEndWith: part.statementMayEndWith ?? [],
  };
}
