import { basename, dirname } from 'node:path';
import type { Built } from '../build.ts';
import { caseFinding } from '../cases/caseFailures.ts';
import { readCaseFolder } from '../cases/caseFiles.ts';
import type { CaseSet } from '../cases/readCases.ts';
import { runCases } from '../cases/runCases.ts';
import { coverageFindings, stateCoverage } from '../cases/stateCoverage.ts';
import { type Diagnostic, isError, type Report } from '../diagnostic.ts';
import { knownIds } from '../knowledge/knownIds.ts';
import { reporter } from '../output/outputMaker.ts';
import { writeInPlace } from '../output/writeInPlace.ts';
import { buildAll } from './buildAll.ts';
import { countFindings } from './countFindings.ts';
import { exportCases } from './exportCases.ts';
import { formatJson, sortDiagnostics } from './formatDiagnostics.ts';
import { junit } from './junit.ts';
import { placeBelow } from './reportBelow.ts';
import { type Console, exitCodes, printFindings } from './run.ts';
import { countRuns, type TestedGuideline } from './testedGuideline.ts';
import { testReport } from './testReport.ts';
import { testTable } from './testTable.ts';
import { toolVersion } from './toolVersion.ts';
import { UsageError } from './usageError.ts';

/** Options of `knart test`. */
export interface TestCommandOptions {
  readonly input: string;
  readonly format: 'table' | 'json' | 'junit';
  readonly junit?: string;
  readonly export?: string;
  readonly case?: string;
  readonly plan?: string;
}

/** A guideline with its cases. */
interface Gathered extends CaseSet {
  readonly built: Built;
  /** The folder that holds the guideline's. */
  readonly root: string;
}

/**
 * `knart test`: builds guidelines in memory, runs their cases through `$apply` and prints what came of it, with the states of criteria
 * that no case shows. Exits with 1 where a case fails or a state is missing.
 */
export async function testCommand(
  names: readonly string[],
  options: TestCommandOptions,
  console: Console,
): Promise<number> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const gathered = await gather(names, options.input, report);
  const whole = !diagnostics.some(isError);
  if (whole) refuseUnknown(gathered, options);
  const tested: TestedGuideline[] = [];
  for (const one of gathered) tested.push(await testOne(one, options, report));
  const failures = tested.flatMap(({ runs }) => runs.flatMap((run) => run.failures)).map(caseFinding);
  const all = [...diagnostics, ...failures];
  print(tested, { told: options.format === 'table' ? diagnostics : all, all }, options.format, console);
  if (options.junit !== undefined) writeJunit(options.junit, tested);
  const say = options.format === 'table' ? console.out : console.err;
  if (options.export !== undefined)
    say(whole ? exportCases(tested, options.export) : `Nothing was written to ${options.export}.\n`);
  say(`${verdict(tested, all)}\n`);
  return all.some(isError) ? exitCodes.findings : exitCodes.clean;
}

/** Builds the guidelines and reads their cases, with places as the user would type them. */
async function gather(names: readonly string[], input: string, report: Report): Promise<readonly Gathered[]> {
  const { built, diagnostics, found, folders } = await buildAll(names, { input });
  diagnostics.forEach(report);
  const gathered: Gathered[] = [];
  for (const one of built) {
    const at = found.find(({ folder }) => folder.path === folders.get(one));
    if (!at) continue;
    const { path, shown } = at.folder;
    const folder = { path, shown: placeBelow(at.root, { file: shown }).file };
    gathered.push({ built: one, root: at.root, ...(await readCaseFolder(folder, one.guideline, report)) });
  }
  return gathered;
}

/** A name that nothing has would test nothing, and look as if it passed. */
function refuseUnknown(gathered: readonly Gathered[], { case: id, plan }: TestCommandOptions): void {
  const cases = gathered.flatMap(({ cases: those }) => those.map((one) => one.id));
  if (id !== undefined && !cases.includes(id))
    throw new UsageError(`There is no case "${id}"; known: ${knownIds(id, cases)}.`);
  const plans = gathered.flatMap(({ built }) => built.guideline.eligibility.map((one) => one.id));
  if (plan !== undefined && !plans.includes(plan))
    throw new UsageError(`There is no plan "${plan}" with cards; known: ${knownIds(plan, plans)}.`);
}

/** Runs the cases that are wanted; what is wrong with the coverage is reported where all are. */
async function testOne(
  { built, root, cases, unreachable }: Gathered,
  { case: id, plan }: TestCommandOptions,
  report: Report,
): Promise<TestedGuideline> {
  const { guideline, pack } = built;
  const wanted = cases.filter((one) => id === undefined || one.id === id);
  const runs = await runCases(
    wanted,
    guideline,
    pack.catalog,
    (one) => plan === undefined || one.id === plan,
  );
  if (id !== undefined) return { guideline, runs };
  const coverage = stateCoverage(runs, unreachable, guideline).map((one) => ({
    ...one,
    place: placeBelow(root, one.place),
  }));
  coverageFindings(coverage, unreachable).forEach(report);
  return { guideline, runs, coverage };
}

function print(
  tested: readonly TestedGuideline[],
  { told, all }: { readonly told: readonly Diagnostic[]; readonly all: readonly Diagnostic[] },
  format: TestCommandOptions['format'],
  console: Console,
): void {
  if (format === 'json') {
    console.out(formatJson(sortDiagnostics(all), toolVersion(), { tests: tested.map(testReport) }));
    return;
  }
  printFindings(told, 'text', console);
  console.out(format === 'junit' ? junit(tested) : tested.map((one) => `${testTable(one)}\n`).join(''));
}

function writeJunit(file: string, tested: readonly TestedGuideline[]): void {
  writeInPlace([{ path: basename(file), content: junit(tested) }], dirname(file), reporter);
}

function verdict(tested: readonly TestedGuideline[], findings: readonly Diagnostic[]): string {
  const held = tested.map(({ guideline: { id }, runs }) => {
    const { cases, failed } = countRuns(runs);
    if (cases === 0) return `${id} (no cases)`;
    return `${id} (${cases} ${cases === 1 ? 'case' : 'cases'}, ${failed} failed)`;
  });
  const word = findings.some(isError) ? 'Failed' : 'Passed';
  return `${word}: ${held.join(', ') || 'no guideline could be built'}; ${countFindings(findings)}.`;
}
