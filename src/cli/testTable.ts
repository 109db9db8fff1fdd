import type { CaseRun } from '../cases/runCases.ts';
import {
  type CriterionCoverage,
  isMissing,
  reachableStates,
  type StateCoverage,
} from '../cases/stateCoverage.ts';
import { stateWords } from '../cases/stateWords.ts';
import { byFile, countCards, countRuns, type TestedGuideline } from './testedGuideline.ts';
import { textTable } from './textTable.ts';

/** What came of the cases of a guideline, for people: files, what failed and why, cards, and the coverage of states. */
export function testTable({ guideline: { id }, runs, coverage }: TestedGuideline): string {
  // Of some cases only, the cards that they do not show say nothing.
  const cards = countCards(runs).filter(({ cases }) => coverage || cases > 0);
  return [
    `${id}\n`,
    filesTable(runs),
    ...runs.filter(({ failures }) => failures.length > 0).map(failedWords),
    ...(cards.length === 0 ? [] : [textTable([['plan', 'card', 'cases'], ...cards.map(cellsOf)])]),
    ...(coverage && coverage.length > 0 ? [coverageTable(coverage), reasons(coverage)] : []),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function cellsOf({ plan, card, cases }: ReturnType<typeof countCards>[number]) {
  return [plan, card, cases];
}

function filesTable(runs: readonly CaseRun[]): string {
  const row = (name: string, those: readonly CaseRun[]) => {
    const { cases, passed, failed } = countRuns(those);
    return [name, cases, passed, failed];
  };
  return textTable([
    ['file', 'cases', 'passed', 'failed'],
    ...byFile(runs).map(({ file, runs: those }) => row(file, those)),
    row('all', runs),
  ]);
}

function failedWords({ patient, failures }: CaseRun): string {
  const { id, title, authored } = patient;
  const lines = failures.map(
    ({ subject, expected, found, why, place }) =>
      `  ${place.file}:${place.line} ${subject}\n    expected  ${expected}\n    found     ${found}\n    why       ${why}\n`,
  );
  return `FAILED ${id}: ${title} (${authored.file}:${authored.line})\n${lines.join('')}`;
}

function coverageTable(coverage: readonly CriterionCoverage[]): string {
  const rows = coverage.map(({ criterion, states }) => [criterion, ...states.map(cellOf)]);
  const all = coverage.flatMap(({ states }) => states);
  const shown = all.filter(({ cases }) => cases > 0).length;
  const missing = all.filter(isMissing).length;
  return `${textTable([['criterion', ...reachableStates.map(stateWords)], ...rows])}${coverage.length} criteria, ${all.length} states: ${shown} shown by cases, ${all.length - shown - missing} that no patient can be in (-), ${missing} missing.\n`;
}

function cellOf(state: StateCoverage): string {
  return isMissing(state) ? 'MISSING' : state.cases > 0 ? String(state.cases) : '-';
}

/** Why no patient can be so, each reason once. */
function reasons(coverage: readonly CriterionCoverage[]): string {
  const about = new Map<string, string[]>();
  for (const { criterion, states } of coverage)
    for (const { state, unreachable } of states)
      if (unreachable !== undefined) {
        const key = `${stateWords(state)}: ${unreachable.replaceAll(/\s+/g, ' ')}`;
        about.set(key, [...(about.get(key) ?? []), criterion]);
      }
  return [...about].map(([why, criteria]) => `- ${why}\n  ${criteria.join(', ')}\n`).join('');
}
