import { type Cover, type CoveredCell, cellCoverage } from '../knowledge/cellCoverage.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { SourceTable } from '../knowledge/table.ts';

type WithoutPlace<T> = T extends unknown ? Omit<T, 'authored'> : never;
type CoverWithoutPlace = WithoutPlace<Cover>;

/** What became of the entries of a guideline's computable tables, for machines. */
export interface CellReport {
  readonly guideline: string;
  readonly tables: readonly {
    readonly table: string;
    readonly entries: number;
    readonly covered: number;
    readonly cells: readonly {
      readonly line: number | undefined;
      readonly cell?: string;
      readonly code: string;
      readonly text: string;
      readonly by: readonly CoverWithoutPlace[];
    }[];
  }[];
}

/** The report of a guideline; without tables where none is computable. */
export function cellReport(guideline: Guideline): CellReport {
  return {
    guideline: guideline.id,
    tables: coveredTables(guideline).map(({ table, cells }) => ({
      table: table.id,
      entries: cells.length,
      covered: cells.filter(({ by }) => by.length > 0).length,
      cells: cells.map(({ entry, by }) => ({
        line: entry.place.line,
        ...(entry.column !== undefined && { cell: entry.column }),
        code: entry.code,
        text: entry.text,
        by: by.map(withoutPlace),
      })),
    })),
  };
}

/** The report as text: one line for each entry with what covers it, and a total for each table; empty where none is computable. */
export function cellWords(guideline: Guideline): string {
  return coveredTables(guideline)
    .map(({ table, cells }) => `${table.title}\n${cells.map(cellLine).join('')}${totalOf(table, cells)}`)
    .join('\n');
}

function coveredTables(guideline: Guideline) {
  const coverageOf = cellCoverage(guideline);
  return guideline.tables.flatMap((table) => (table.computable ? [{ table, cells: coverageOf(table) }] : []));
}

function withoutPlace(cover: Cover): CoverWithoutPlace {
  return cover.kind === 'reason' ? { kind: 'reason', reason: cover.reason } : cover;
}

function cellLine({ entry, by }: CoveredCell): string {
  const cell = entry.column === undefined ? '' : `${entry.column}: `;
  const words = `${cell}${entry.text}`;
  const short = words.length > 50 ? `${words.slice(0, 47)}...` : words;
  return `${String(entry.place.line).padStart(5)}  ${short.padEnd(50)}  ${by.map(coverWords).join('; ') || 'nothing'}\n`;
}

function coverWords(cover: Cover): string {
  switch (cover.kind) {
    case 'criterion':
      return `criterion ${cover.id}`;
    case 'question':
      return `question ${cover.id}, for information`;
    case 'code-list':
      return `code list ${cover.id}, read by ${cover.criteria.join(', ')}`;
    case 'reason':
      return `not computed: ${cover.reason}`;
  }
}

/** Each entry is counted once, by the first that covers it: what computes or asks it stands before a reason. */
function totalOf({ id }: SourceTable, cells: readonly CoveredCell[]): string {
  const first = cells.map(({ by }) => by[0]?.kind);
  const counts = (Object.entries(counted) as [Cover['kind'], string][]).flatMap(([kind, words]) => {
    const count = first.filter((each) => each === kind).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  const covered = first.filter((kind) => kind !== undefined).length;
  return `${id}: ${covered} of ${cells.length} entries covered (${counts.join(', ')})\n`;
}

const counted: Readonly<Record<Cover['kind'], string>> = {
  criterion: 'by a criterion',
  question: 'by a question for information',
  'code-list': 'by a code list alone',
  reason: 'by a reason why not',
};
