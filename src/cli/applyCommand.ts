import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Parameters, PlanDefinition } from 'fhir/r4.js';
import { entriesOf } from '../apply/entries.ts';
import { plainRecord } from '../apply/plainRecord.ts';
import { applyPlan, PlanUnreadable, SubjectMissing } from '../apply/plan/applyPlan.ts';
import type { ApplyMode, PlanRequest } from '../apply/plan/planRequest.ts';
import { isDate } from '../apply/recordDates.ts';
import { type Catalog, canonicalOf } from '../artifact.ts';
import { collect, type Diagnostic, isError, type Report } from '../diagnostic.ts';
import { BuiltCatalog } from '../package/builtCatalog.ts';
import { readArtifacts } from '../package/readArtifacts.ts';
import { readRecords } from '../package/readRecords.ts';
import { reportTwins } from '../package/reportTwins.ts';
import { completeTypes } from './completeTypes.ts';
import type { ExplainForm } from './explained.ts';
import { foldFindings } from './foldFindings.ts';
import { formatText } from './formatDiagnostics.ts';
import { type Console, exitCodes, printFindings } from './run.ts';
import { setZone } from './setZone.ts';
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
  const catalog =
    options.content || file.length > 0
      ? namedContent([...(options.content ?? builtContent(file)), ...file], report)
      : new BuiltCatalog(builtContent(file), report);
  const data = readRecords(options.data, report);
  if (diagnostics.some(isError)) return printFindings(foldFindings(diagnostics), 'text', console);
  const plan = planIn(catalog, options.plan);
  const subject = options.subject ?? onlyPatient(data);
  const parameters = parametersIn(options.parameters);
  const draftOrders =
    options.draftOrders &&
    readRecords(options.draftOrders, report)
      .flatMap((one) => entriesOf(one))
      .map(({ resource }) => resource);
  if (diagnostics.some(isError)) return printFindings(foldFindings(diagnostics), 'text', console);
  const asOf =
    options.asOf === undefined ? `${new Date().toISOString().slice(0, 19)}Z` : dayOrTime(options.asOf);
  setZone(asOf);
  try {
    const request: PlanRequest = {
      plan,
      catalog,
      data,
      subject,
      asOf,
      mode: options.mode,
      ...(parameters && { parameters }),
      ...(options.complete !== undefined && { complete: completeTypes(options.complete) }),
      ...(draftOrders && { draftOrders }),
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

/** A day of the calendar, with or without a time. */
function dayOrTime(asOf: string): string {
  const [, day] =
    /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(asOf) ?? [];
  if (day !== undefined && isDate(day)) return asOf;
  throw new UsageError(`--as-of "${asOf}" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.`);
}

/** Artifacts that somebody named, with a word on those of which there are two. */
function namedContent(paths: readonly string[], report: Report): Catalog {
  const catalog = readArtifacts(paths, report);
  reportTwins(catalog, report);
  return catalog;
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
  const named = catalog instanceof BuiltCatalog ? catalog.byReference(`PlanDefinition/${asked}`) : undefined;
  if (named?.resource.resourceType === 'PlanDefinition') return named.resource;
  const plans = catalog.ofType('PlanDefinition').map(({ resource }) => resource);
  const inFile = existsSync(asked) ? readArtifacts([asked], () => undefined).ofType('PlanDefinition') : [];
  const found =
    plans.find(({ id }) => id === asked) ??
    plans.find((plan) => plan === catalog.byCanonical(asked)?.resource) ??
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
  const all = data.flatMap((one) => entriesOf(one)).map(({ resource }) => resource);
  const ids = [
    ...new Set(
      all.flatMap((one) => (one.resourceType === 'Patient' && one.id !== undefined ? [one.id] : [])),
    ),
  ];
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return String(id);
  throw new UsageError(
    ids.length === 0
      ? 'The data hold no Patient with an id. Add one.'
      : `The data hold ${ids.length} patients (${ids.slice(0, 5).join(', ')}). Say which one with --subject.`,
  );
}

function parametersIn(path: string | undefined): Parameters | undefined {
  if (path === undefined) return undefined;
  const { value, diagnostics } = collect((report) => readRecords([path], report));
  const [fault] = diagnostics.filter(isError);
  if (fault) throw new UsageError(formatText(fault));
  const [found] = value;
  if (found?.resourceType !== 'Parameters') throw new UsageError(`${path} holds no Parameters resource.`);
  const plain = plainRecord(found);
  if ('fault' in plain) throw new UsageError(`${path} cannot be read: ${plain.fault}.`);
  const nameless = (found.parameter ?? []).findIndex(({ name }) => name === undefined);
  if (nameless >= 0)
    throw new UsageError(`${path}: Parameters.parameter[${nameless}] has no name. Name what it is for.`);
  return plain.record as Parameters;
}

function people({ encounter, practitioner, organization }: ApplyCommandOptions) {
  return {
    ...(encounter !== undefined && { encounter }),
    ...(practitioner !== undefined && { practitioner }),
    ...(organization !== undefined && { organization }),
  };
}
