import { isError } from '../diagnostic.ts';
import { type BuildOptions, buildAll } from './buildAll.ts';
import { coverageOf } from './coverage.ts';
import { findGuidelines } from './findGuidelines.ts';
import type { Format } from './formatDiagnostics.ts';
import { relockCommand } from './relockCommand.ts';
import { type Console, countFindings, printFindings } from './run.ts';
import { UsageError } from './usageError.ts';

/** Options of `knart check`. */
export interface CheckCommandOptions extends BuildOptions {
  readonly format: Format;
  readonly coverage?: boolean;
  readonly relock?: boolean;
  readonly yes?: boolean;
}

/** `knart check`: everything that build does, but writing; or, with --relock, locking the source anew. */
export async function checkCommand(
  names: readonly string[],
  options: CheckCommandOptions,
  console: Console,
): Promise<number> {
  refuseContradictions(options);
  if (options.relock)
    return relockCommand(findGuidelines(names, options.input), options.yes ?? false, console);
  const { built, diagnostics } = await buildAll(names, options);
  const code = printFindings(diagnostics, options.format, console);
  if (options.coverage)
    for (const { guideline } of built)
      (options.format === 'text' ? console.out : console.err)(coverageOf(guideline));
  const verdict = diagnostics.some(isError) ? 'Not sound' : 'Sound';
  const words = `${verdict}: ${built.map(({ guideline }) => `${guideline.id} (${guideline.recommendations.length} rows)`).join(', ') || 'no guideline could be built'}; ${countFindings(diagnostics)}.\n`;
  (options.format === 'text' ? console.out : console.err)(words);
  return code;
}

function refuseContradictions({ relock, yes, coverage, format }: CheckCommandOptions): void {
  if (yes && !relock) throw new UsageError('--yes goes with --relock: nothing else asks a question.');
  if (relock && coverage)
    throw new UsageError(
      '--relock and --coverage are two calls: lock the source first, then ask for its coverage.',
    );
  if (relock && format !== 'text')
    throw new UsageError(`--relock shows its changes to a person: leave --format ${format} out.`);
}
