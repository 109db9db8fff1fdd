import type { Built } from '../build.ts';
import { type Diagnostic, isError } from '../diagnostic.ts';
import { type BuildOptions, buildAll } from './buildAll.ts';
import { cellReport, cellWords } from './cellReport.ts';
import { countFindings } from './countFindings.ts';
import { coverageOf } from './coverage.ts';
import { type FoundGuideline, findGuidelines } from './findGuidelines.ts';
import type { Format } from './formatDiagnostics.ts';
import { type Read, readingReport, readingWords } from './readingReport.ts';
import { relockCommand } from './relockCommand.ts';
import { reportBelow } from './reportBelow.ts';
import { type Console, printFindings } from './run.ts';
import { UsageError } from './usageError.ts';

/** Options of `knart check`. */
export interface CheckCommandOptions extends BuildOptions {
  readonly format: Format;
  readonly coverage?: boolean;
  readonly reading?: boolean;
  readonly relock?: boolean;
  readonly yes?: boolean;
}

/** `knart check`: everything that build does, but writing, and the patient cases of each guideline; or, with --relock, locking the source anew. */
export async function checkCommand(
  names: readonly string[],
  options: CheckCommandOptions,
  console: Console,
): Promise<number> {
  refuseContradictions(options);
  if (options.relock)
    return relockCommand(findGuidelines(names, options.input), options.yes ?? false, console);
  const { built, diagnostics, found, folders } = await buildAll(names, options);
  const held: string[] = [];
  for (const one of built) {
    const at = found.find(({ folder }) => folder.path === folders.get(one));
    if (at) held.push(await casesHold(one, at, diagnostics));
  }
  const code = printFindings(diagnostics, options.format, console, {
    ...(options.coverage && { coverage: built.map(({ guideline }) => cellReport(guideline)) }),
    ...(options.reading && { reading: built.map(readOf).map(readingReport) }),
  });
  if (options.coverage)
    for (const { guideline } of built)
      (options.format === 'text' ? console.out : console.err)(
        [coverageOf(guideline), cellWords(guideline)].filter(Boolean).join('\n'),
      );
  if (options.reading && options.format === 'text')
    for (const one of built) console.out(readingWords(readOf(one)));
  const verdict = diagnostics.some(isError) ? 'Not sound' : 'Sound';
  const words = `${held.join('')}${verdict}: ${built.map(({ guideline }) => `${guideline.id} (${guideline.recommendations.length} rows)`).join(', ') || 'no guideline could be built'}; ${countFindings(diagnostics)}.\n`;
  // The reading is a file to keep: nothing else goes with it.
  (options.format === 'text' && !options.reading ? console.out : console.err)(words);
  return code;
}

function readOf({ guideline, pack }: Built): Read {
  return { guideline, catalog: pack.catalog };
}

/** Checks the cases of a guideline, and says how many hold; nothing where it has none. FHIRPath is loaded for cases only. */
async function casesHold(
  { guideline }: Built,
  { folder, root }: FoundGuideline,
  diagnostics: Diagnostic[],
): Promise<string> {
  const { caseFiles, checkCaseFiles } = await import('../cases/caseFiles.ts');
  if (caseFiles(folder).length === 0) return '';
  const report = reportBelow(root, (diagnostic) => void diagnostics.push(diagnostic));
  const count = await checkCaseFiles(folder, guideline, report);
  return `${guideline.id}: ${count} ${count === 1 ? 'case holds' : 'cases hold'}.\n`;
}

function refuseContradictions({ relock, yes, coverage, reading, format }: CheckCommandOptions): void {
  if (yes && !relock) throw new UsageError('--yes goes with --relock: nothing else asks a question.');
  if (relock && coverage)
    throw new UsageError(
      '--relock and --coverage are two calls: lock the source first, then ask for its coverage.',
    );
  if (reading && (relock || coverage))
    throw new UsageError(
      '--reading prints a file to fill in and stands alone: make a call of its own for --relock or --coverage.',
    );
  if (relock && format !== 'text')
    throw new UsageError(`--relock shows its changes to a person: leave --format ${format} out.`);
}
