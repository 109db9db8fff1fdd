import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirResource, Parameters, PlanDefinition } from 'fhir/r4.js';
import { applyPlan, SubjectMissing } from '../apply/plan/applyPlan.ts';
import type { ApplyMode, PlanRequest } from '../apply/plan/planRequest.ts';
import { isDate } from '../apply/recordDates.ts';
import { type Catalog, canonicalOf } from '../artifact.ts';
import { type Diagnostic, isError } from '../diagnostic.ts';
import { readArtifacts } from '../package/readArtifacts.ts';
import { readRecords } from '../package/readRecords.ts';
import { completeTypes } from './completeTypes.ts';
import type { ExplainForm } from './explained.ts';
import { type Console, exitCodes, printFindings } from './run.ts';
import { UsageError } from './usageError.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** Options of `knart apply`. */
export interface ApplyCommandOptions {
  readonly plan: string;
  readonly content?: readonly string[];
  readonly data: readonly string[];
  readonly subject?: string;
  readonly encounter?: string;
  readonly practitioner?: string;
  readonly organization?: string;
  readonly parameters?: string;
  readonly draftOrders?: readonly string[];
  readonly asOf?: string;
  readonly complete?: string;
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
  const file = existsSync(options.plan) ? [options.plan] : [];
  const catalog = readArtifacts([...(options.content ?? builtContent(file)), ...file], report);
  const data = readRecords(options.data, report);
  if (diagnostics.some(isError)) return printFindings(diagnostics, 'text', console);
  const plan = planIn(catalog, options.plan);
  const subject = options.subject ?? onlyPatient(data);
  const parameters = parametersIn(options.parameters);
  const draftOrders = options.draftOrders && readRecords(options.draftOrders, report).flatMap(ordersIn);
  if (diagnostics.some(isError)) return printFindings(diagnostics, 'text', console);
  try {
    const request: PlanRequest = {
      plan,
      catalog,
      data,
      subject,
      asOf:
        options.asOf === undefined ? `${new Date().toISOString().slice(0, 19)}Z` : dayOrTime(options.asOf),
      mode: options.mode,
      ...(parameters && { parameters }),
      ...(options.complete !== undefined && { complete: completeTypes(options.complete) }),
      ...(draftOrders && { draftOrders }),
      ...people(options),
      compileCql: async (text, included) =>
        (await import('../compiler/compileCql.ts')).compileCql(text, included),
      guard: withTimeLimit,
    };
    const { result, decision, issues } = await applyPlan(request, options.output, report);
    printFindings(diagnostics, 'text', console);
    for (const { severity, diagnostics: words } of issues) console.err(`${severity}: ${words}\n`);
    console.out(
      options.explain
        ? await (await import('./explained.ts')).explained(request, decision, issues, options.explain)
        : `${JSON.stringify(result, null, 2)}\n`,
    );
    return issues.some(({ severity }) => severity === 'error') ? exitCodes.findings : exitCodes.clean;
  } catch (error) {
    if (error instanceof SubjectMissing) throw new UsageError(error.message);
    throw error;
  }
}

/** A day of the calendar, with or without a time. */
function dayOrTime(asOf: string): string {
  const [, day] =
    /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(asOf) ?? [];
  if (day !== undefined && isDate(day)) return asOf;
  throw new UsageError(`--as-of "${asOf}" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.`);
}

/** What was built here, where nothing else is named. */
function builtContent(plan: readonly string[]): readonly string[] {
  const folders = existsSync('output')
    ? readdirSync('output').map((name) => join('output', name, 'r4', 'resources'))
    : [];
  const built = folders.filter((folder) => existsSync(folder));
  if (built.length === 0 && plan.length === 0)
    throw new UsageError(
      'There is nothing built in output/. Build first, or name the artifacts with --content.',
    );
  return built;
}

function planIn(catalog: Catalog, asked: string): PlanDefinition {
  const plans = catalog.ofType('PlanDefinition').map(({ resource }) => resource);
  const inFile = existsSync(asked) ? readArtifacts([asked], () => undefined).ofType('PlanDefinition') : [];
  const found =
    plans.find(({ id }) => id === asked) ??
    plans.find((plan) => plan.url === asked || canonicalOf(plan) === asked) ??
    inFile[0]?.resource;
  if (found) return found;
  const ids = plans.map(({ id }) => id).sort();
  const [url, version] = asked.split('|');
  const other = version === undefined ? undefined : plans.find((plan) => plan.url === url);
  if (other) throw new UsageError(`The content holds ${canonicalOf(other)}, but not version ${version}.`);
  throw new UsageError(
    `The content holds no PlanDefinition "${asked}"; it holds ${ids.length === 0 ? 'none' : ids.slice(0, 12).join(', ')}${ids.length > 12 ? ` and ${ids.length - 12} more` : ''}. Name one by its id, its url or its file.`,
  );
}

function onlyPatient(data: ReturnType<typeof readRecords>): string {
  const all = data.flatMap((one) =>
    one.resourceType === 'Bundle' ? (one.entry ?? []).map(({ resource }) => resource) : [one],
  );
  const ids = [
    ...new Set(
      all.flatMap((one) => (one?.resourceType === 'Patient' && one.id !== undefined ? [one.id] : [])),
    ),
  ];
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return id;
  throw new UsageError(
    ids.length === 0
      ? 'The data hold no Patient with an id. Add one.'
      : `The data hold ${ids.length} patients (${ids.slice(0, 5).join(', ')}). Say which one with --subject.`,
  );
}

/** The orders of a Bundle, or the order itself. */
function ordersIn(resource: FhirResource): readonly FhirResource[] {
  if (resource.resourceType !== 'Bundle') return [resource];
  return (resource.entry ?? []).flatMap(({ resource: order }) => (order ? [order as FhirResource] : []));
}

function parametersIn(path: string | undefined): Parameters | undefined {
  if (path === undefined) return undefined;
  const [found] = readRecords([path], () => undefined);
  if (found?.resourceType !== 'Parameters') throw new UsageError(`${path} holds no Parameters resource.`);
  return found;
}

function people({ encounter, practitioner, organization }: ApplyCommandOptions) {
  return {
    ...(encounter !== undefined && { encounter }),
    ...(practitioner !== undefined && { practitioner }),
    ...(organization !== undefined && { organization }),
  };
}
