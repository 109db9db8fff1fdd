import type { Format } from './formatDiagnostics.ts';
import { type Console, countFindings, printFindings } from './run.ts';
import { validateFiles } from './validateFiles.ts';

/** Options of `knart validate`. */
export interface ValidateCommandOptions {
  readonly format: Format;
}

/** `knart validate`: checks artifacts from anywhere. */
export async function validateCommand(
  paths: readonly string[],
  options: ValidateCommandOptions,
  console: Console,
): Promise<number> {
  const { diagnostics, resources } = await validateFiles(paths);
  const code = printFindings(diagnostics, options.format, console);
  const words = `${resources} resources: ${countFindings(diagnostics)}.\n`;
  (options.format === 'text' ? console.out : console.err)(words);
  return code;
}
