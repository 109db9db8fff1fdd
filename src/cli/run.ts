import { type Diagnostic, isError } from '../diagnostic.ts';
import { type Format, formatJson, formatSarif, formatText, sortDiagnostics } from './formatDiagnostics.ts';
import { toolVersion } from './toolVersion.ts';

/** Where a command prints; replaced in tests. */
export interface Console {
  /** Results: standard output. */
  out(text: string): void;
  /** Progress and findings in words: standard error. */
  err(text: string): void;
}

/** Exit codes: clean, findings, wrong call, the world outside failed. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, environment: 3 } as const;

/**
 * Prints findings in the format asked for and returns the exit code they call for.
 * @param more what else goes into the document of the format json
 */
export function printFindings(
  diagnostics: readonly Diagnostic[],
  format: Format,
  console: Console,
  more?: object,
): number {
  const sorted = sortDiagnostics(diagnostics);
  if (format === 'json') console.out(formatJson(sorted, toolVersion(), more));
  else if (format === 'sarif') console.out(formatSarif(sorted, toolVersion()));
  else for (const diagnostic of sorted) console.err(`${formatText(diagnostic)}\n`);
  return diagnostics.some(isError) ? exitCodes.findings : exitCodes.clean;
}

/** `3 errors, 1 warning` */
export function countFindings(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity'], one: string, many: string) => {
    const n = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  const words = [
    ...count('error', 'error', 'errors'),
    ...count('warning', 'warning', 'warnings'),
    ...count('information', 'information', 'pieces of information'),
  ];
  return words.join(', ') || 'no findings';
}
