import type { Report } from '../diagnostic.ts';
import { namedDirectly } from '../logic/namedDirectly.ts';
import { type CoveredCell, type CoveringParts, cellCoverage } from './cellCoverage.ts';
import { namesInPlans } from './criteriaInPlans.ts';
import type { SourceTable } from './table.ts';

/**
 * Checks, unless a name of a plan or criterion leads nowhere (which was told), that each entry of the computable tables became logic, a question or a stated reason. Reports `cell-uncovered`;
 * `cell-executed` for a criterion over a cell that waits for its review; and as a warning `cell-reason-idle` for a reason beside
 * what does cover the cell.
 */
export function checkCells(tables: readonly SourceTable[], parts: CoveringParts, report: Report): void {
  if (namesNobody(parts)) return;
  const coverageOf = cellCoverage(parts);
  for (const table of tables) {
    const cells = table.computable ? coverageOf(table) : [];
    const uncovered = cells.filter(({ by }) => by.length === 0);
    for (const cell of uncovered) reportUncovered(cell, table, report);
    for (const cell of cells) {
      reportExecuted(cell, report);
      reportIdle(cell, report);
    }
  }
}

/** Whether some way from a plan to a criterion is broken. */
function namesNobody({ criteria, eligibility }: CoveringParts): boolean {
  const known = new Set(criteria.map(({ id }) => id));
  return [
    ...namesInPlans(eligibility),
    ...criteria.flatMap(({ criterion }) => namedDirectly(criterion)),
  ].some((id) => !known.has(id));
}

function reportUncovered({ entry }: CoveredCell, { id }: SourceTable, report: Report): void {
  const { line } = entry.place;
  report({
    code: 'cell-uncovered',
    severity: 'error',
    message: `Nothing covers "${short(entry.text)}" (${id}/${entry.code}), and tables.yaml calls the table computable. Quote it in a criterion that a plan uses, ask it for information, give the line to a code list that such a criterion reads, or say under notComputed of the table why nothing computes it: line ${line}${entry.column === undefined ? '' : `, cell ${entry.column}`}, reason.`,
    place: entry.place,
  });
}

function reportExecuted({ entry, by }: CoveredCell, report: Report): void {
  const criteria = entry.needsReview ? by.flatMap((one) => (one.kind === 'criterion' ? [one.id] : [])) : [];
  if (criteria.length > 0)
    report({
      code: 'cell-executed',
      severity: 'error',
      message: `"${short(entry.text)}" waits for a review, and a plan uses it by way of ${criteria.map((id) => `"${id}"`).join(', ')}. Name its reviewer in tables.yaml once it is reviewed, or ask it for information only.`,
      place: entry.place,
    });
}

function reportIdle({ entry, by }: CoveredCell, report: Report): void {
  const others = by.flatMap((one) => (one.kind === 'reason' ? [] : [one]));
  const [first] = others;
  if (!entry.notComputed || !first) return;
  const covering = { criterion: 'the criterion', question: 'the question', 'code-list': 'the code list' };
  report({
    code: 'cell-reason-idle',
    severity: 'warning',
    message: `The reason why nothing computes "${short(entry.text)}" is idle: ${covering[first.kind]} "${first.id}" covers it. Remove the reason${entry.column === undefined ? '' : ', or name the other cell of the line'}.`,
    place: entry.notComputed.authored,
  });
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
