import type { Diagnostic, Severity } from '../diagnostic.ts';
import { type Format, formatJson, formatText, sortDiagnostics } from './formatDiagnostics.ts';
import { formatOutcome } from './formatOutcome.ts';
import { formatSarif, type RuleWords } from './formatSarif.ts';
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
 * @param rules what is known of codes, for the format sarif
 */
export function printFindings(
  diagnostics: readonly Diagnostic[],
  format: Format,
  console: Console,
  more?: object,
  rules?: readonly RuleWords[],
): number {
  const sorted = sortDiagnostics(diagnostics);
  if (format === 'json') console.out(formatJson(sorted, toolVersion(), more));
  else if (format === 'operation-outcome') console.out(formatOutcome(sorted));
  else if (format === 'sarif') console.out(formatSarif(sorted, toolVersion(), rules));
  else for (const diagnostic of sorted) console.err(`${formatText(diagnostic)}\n`);
  return exitFor(diagnostics, 'error');
}

/** The least severity that fails a run; `never` where findings only inform. */
export type FailOn = Severity | 'never';

/** The exit code that findings call for. */
export function exitFor(diagnostics: readonly Diagnostic[], failOn: FailOn): number {
  const failing = severities.slice(0, severities.indexOf(failOn as Severity) + 1);
  return diagnostics.some(({ severity }) => failing.includes(severity))
    ? exitCodes.findings
    : exitCodes.clean;
}

const severities: readonly Severity[] = ['error', 'warning', 'information'];
