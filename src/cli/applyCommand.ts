import { applyPlan, PlanUnreadable, SubjectMissing } from '../apply/plan/applyPlan.ts';
import type { ApplyMode, PlanRequest } from '../apply/plan/planRequest.ts';
import { type Diagnostic, isError } from '../diagnostic.ts';
import { type ApplyCallOptions, readApplyCall } from './applyCall.ts';
import { CallFaults } from './callFaults.ts';
import type { ExplainForm } from './explained.ts';
import { foldFindings } from './foldFindings.ts';
import { type Console, exitCodes, printFindings } from './run.ts';
import { setZone } from './setZone.ts';
import { UsageError } from './usageError.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** Options of `knart apply`. */
export interface ApplyCommandOptions extends ApplyCallOptions {
  readonly encounter?: string;
  readonly practitioner?: string;
  readonly organization?: string;
  readonly mode: ApplyMode;
  readonly output: 'careplan' | 'bundle';
  /** Print why instead of the result, in this form. */
  readonly explain?: ExplainForm;
}

/**
 * `knart apply`: applies a plan to a patient's records and prints the CarePlan or Bundle, or with `--explain` why each action applies or
 * does not. Exits with 1 where something could not be evaluated.
 */
export async function applyCommand(options: ApplyCommandOptions, console: Console): Promise<number> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const faults = new CallFaults();
  const call = readApplyCall(options, faults, diagnostics);
  if (!call) {
    const exit = printFindings(foldFindings(diagnostics), 'text', console);
    faults.throwIfAny();
    return exit;
  }
  const { asOf = `${new Date().toISOString().slice(0, 19)}Z` } = call;
  setZone(asOf);
  try {
    const request: PlanRequest = {
      ...call,
      asOf,
      mode: options.mode,
      ...people(options),
      compileCql: async (text, included) =>
        (await import('../compiler/compileCql.ts')).compileCql(text, included),
      guard: (run) => withTimeLimit(run),
    };
    const { result, decision, issues } = await applyPlan(request, options.output, report);
    const text = options.explain
      ? await (await import('./explained.ts')).explained(request, decision, issues, options.explain)
      : `${JSON.stringify(result, null, 2)}\n`;
    const exit = printFindings(foldFindings(diagnostics), 'text', console);
    // Content that was built here is read as it is needed.
    if (diagnostics.some(isError)) return exit;
    for (const { severity, diagnostics: words } of issues) console.err(`${severity}: ${words}\n`);
    console.out(text);
    return issues.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.clean;
  } catch (error) {
    if (error instanceof SubjectMissing || error instanceof PlanUnreadable)
      throw new UsageError(error.message);
    throw error;
  }
}

function people({ encounter, practitioner, organization }: ApplyCommandOptions) {
  return {
    ...(encounter !== undefined && { encounter }),
    ...(practitioner !== undefined && { practitioner }),
    ...(organization !== undefined && { organization }),
  };
}
