import type { Catalog } from '../artifact.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readArtifacts } from '../package/readArtifacts.ts';
import { validate } from '../validation/validate.ts';
import type { Format } from './formatDiagnostics.ts';
import { type Console, countFindings, printFindings } from './run.ts';
import { UsageError } from './usageError.ts';

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
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const catalog: Catalog = readArtifacts(paths, report);
  await validate(catalog, { complete: false }, report);
  if (catalog.ofType('PlanDefinition').length + catalog.ofType('ActivityDefinition').length > 0) {
    // FHIRPath is loaded for plans only.
    const { validateExpressions } = await import('../validation/expressions/validateExpressions.ts');
    await validateExpressions(catalog, report);
  }
  const code = printFindings(diagnostics, options.format, console);
  const words = `${catalog.artifacts.length} resources: ${countFindings(diagnostics)}.\n`;
  (options.format === 'text' ? console.out : console.err)(words);
  return code;
}
