import { caseFinding } from '../cases/caseFailures.ts';
import type { CaseRun } from '../cases/runCases.ts';
import { type CriterionCoverage, isMissing } from '../cases/stateCoverage.ts';
import { stateWords } from '../cases/stateWords.ts';
import type { Place } from '../diagnostic.ts';
import { byFile, type TestedGuideline } from './testedGuideline.ts';
import { xmlText } from './xmlText.ts';

interface Test {
  /** The same from run to run, so that readers can follow it. */
  readonly name: string;
  readonly title: string;
  /** What is wrong, each in one line. */
  readonly wrong: readonly { readonly code: string; readonly message: string; readonly place: Place }[];
}

/**
 * The results as JUnit XML, in the form that Jenkins, Surefire and their readers share: a suite for each file of cases, and one for
 * the states of each guideline's criteria, which fail where no case shows them. Nothing is timed, so that the same results give the
 * same bytes.
 */
export function junit(tested: readonly TestedGuideline[]): string {
  const suites = tested.flatMap(({ guideline: { id }, runs, coverage = [] }) => [
    ...byFile(runs).map(({ file, runs: those }) => ({
      name: file,
      className: file.replace(/\.ya?ml$/, '').replaceAll('/', '.'),
      tests: those.map(ofCase),
    })),
    ...(coverage.length > 0
      ? [{ name: `${id}: states of criteria`, className: `${id}.criteria`, tests: coverage.map(ofCriterion) }]
      : []),
  ]);
  const counts = countsOf(suites.flatMap(({ tests }) => tests));
  const body = suites.map(({ name, className, tests }) => {
    const cases = tests.map((test) => testCase(test, className)).join('');
    return `  <testsuite name="${xmlText(name)}" ${countsOf(tests)} skipped="0">\n${cases}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="knart test" ${counts}>\n${body.join('')}</testsuites>\n`;
}

function ofCase({ patient, failures }: CaseRun): Test {
  return { name: patient.id, title: patient.title, wrong: failures.map(caseFinding) };
}

function ofCriterion({ criterion, states, place }: CriterionCoverage): Test {
  const wrong = states.filter(isMissing).map(({ state }) => ({
    code: 'case-state-missing',
    message: `No case shows it as ${stateWords(state)}.`,
    place,
  }));
  return { name: criterion, title: `The states of ${criterion}`, wrong };
}

function countsOf(tests: readonly Test[]): string {
  const failures = tests.filter(({ wrong }) => wrong.length > 0).length;
  return `tests="${tests.length}" failures="${failures}" errors="0" time="0"`;
}

/** Readers take one failure a test, so that all that is wrong stands in it. */
function testCase({ name, title, wrong }: Test, className: string): string {
  const opening = `    <testcase name="${xmlText(name)}" classname="${xmlText(className)}" time="0"`;
  const [first] = wrong;
  if (!first) return `${opening}/>\n`;
  const lines = [title, ...wrong.map(({ message, place }) => `${place.file}:${place.line} ${message}`)].map(
    xmlText,
  );
  return `${opening}>\n      <failure message="${xmlText(first.message)}" type="${first.code}">${lines.join('\n')}</failure>\n    </testcase>\n`;
}
