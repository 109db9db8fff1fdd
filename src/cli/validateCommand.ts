import type { Format } from './formatDiagnostics.ts';
import { type Console, countFindings, printFindings } from './run.ts';
import { UsageError } from './usageError.ts';
import { validateFiles } from './validateFiles.ts';

/** Options of `knart validate`. */
export interface ValidateCommandOptions {
  readonly format: Format;
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
  if (paths.length === 0) throw new UsageError('Say which files, packages or folders to validate.');
  const { diagnostics, resources } = await validateFiles(paths);
  const code = printFindings(diagnostics, options.format, console);
  const words = `${resources} resources: ${countFindings(diagnostics)}.\n`;
  (options.format === 'text' ? console.out : console.err)(words);
  return code;
}
