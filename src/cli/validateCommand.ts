import { type Diagnostic, isError } from '../diagnostic.ts';
import { CallFaults } from './callFaults.ts';
import { checkValidateCall } from './checkValidateCall.ts';
import { countFindings } from './countFindings.ts';
import type { Format } from './formatDiagnostics.ts';
import type { IgnoredDiagnostic } from './ignore/withoutIgnored.ts';
import { ruleWords } from './ruleWords.ts';
import { type Console, exitFor, type FailOn, printFindings } from './run.ts';
import { validateFiles } from './validateFiles.ts';

/** Options of `knart validate`. */
export interface ValidateCommandOptions {
  readonly format: Format;
  /** The least severity that makes the exit code 1. */
  readonly failOn: FailOn;
  /** File of accepted findings. */
  readonly ignore?: string;
  /** The code to be explained instead; true for all of them. */
  readonly explain?: string | true;
}

/** `knart validate`: checks artifacts from anywhere. */
export async function validateCommand(
  paths: readonly string[],
  options: ValidateCommandOptions,
  console: Console,
): Promise<number> {
  if (options.explain !== undefined)
    return (await import('./explainCode.ts')).explainCode(options.explain, console);
  const faults = new CallFaults();
  checkValidateCall(paths, options, faults);
  faults.throwIfAny();
  const { diagnostics, resources } = await validateFiles(paths);
  const all = resources > 0 || diagnostics.some(isError) ? diagnostics : [...diagnostics, nothingIn(paths)];
  const { kept, ignored } = await parted(all, options.ignore);
  const more = options.ignore === undefined ? {} : { ignored };
  printFindings(kept, options.format, console, more, await ruleWords(options.format));
  const accepted = ignored.length === 0 ? '' : `, ${ignored.length} ignored`;
  const words = `${resources} resources: ${countFindings(kept)}${accepted}.\n`;
  (options.format === 'text' ? console.out : console.err)(words);
  return exitFor(kept, options.failOn);
}

/** A check that looked at nothing must not pass. */
function nothingIn([file = '.']: readonly string[]): Diagnostic {
  const message =
    'There is no FHIR resource here, so nothing was checked: JSON, NDJSON and packages (.tgz) are read. Check the path.';
  return { code: 'nothing-to-validate', severity: 'error', message, place: { file } };
}

/** Findings that count, those about the ignore file among them, and findings that are accepted. */
async function parted(
  diagnostics: readonly Diagnostic[],
  file: string | undefined,
): Promise<{ kept: readonly Diagnostic[]; ignored: readonly IgnoredDiagnostic[] }> {
  if (file === undefined) return { kept: diagnostics, ignored: [] };
  const { readIgnoreFile } = await import('./ignore/readIgnoreFile.ts');
  const { withoutIgnored } = await import('./ignore/withoutIgnored.ts');
  const own: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void own.push(diagnostic);
  const entries = await readIgnoreFile(file, report);
  const { kept, ignored } = withoutIgnored(diagnostics, entries, report);
  return { kept: [...own, ...kept], ignored };
}
