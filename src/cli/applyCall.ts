import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirResource, Parameters, PlanDefinition } from 'fhir/r4.js';
import { entriesOf } from '../apply/entries.ts';
import { plainRecord } from '../apply/plainRecord.ts';
import { isDate } from '../apply/recordDates.ts';
import { type Catalog, canonicalOf } from '../artifact.ts';
import { collect, type Diagnostic, isError, type Report } from '../diagnostic.ts';
import { BuiltCatalog } from '../package/builtCatalog.ts';
import { readArtifacts } from '../package/readArtifacts.ts';
import { readRecords } from '../package/readRecords.ts';
import { reportTwins } from '../package/reportTwins.ts';
import type { CallFaults } from './callFaults.ts';
import { completeTypes } from './completeTypes.ts';
import { formatText } from './formatDiagnostics.ts';
import { UsageError } from './usageError.ts';

/** The options of `knart apply` that name what is to be read. */
export interface ApplyCallOptions {
  readonly plan: string;
  readonly content?: readonly string[];
  readonly data: readonly string[];
  readonly subject?: string;
  readonly parameters?: string;
  readonly draftOrders?: readonly string[];
  readonly asOf?: string;
  readonly complete?: string;
}

/** What a call of `knart apply` names, read. */
export interface ApplyCall {
  readonly catalog: Catalog;
  readonly plan: PlanDefinition;
  readonly data: readonly FhirResource[];
  readonly subject: string;
  readonly asOf?: string;
  readonly complete?: readonly string[];
  readonly parameters?: Parameters;
  readonly draftOrders?: readonly FhirResource[];
}

/**
 * Reads all that a call names, and keeps all that is wrong with it; undefined where something is. What does not show since a file is broken (the plan of
 * broken content, the patient of broken data) is no fault of its own.
 */
export function readApplyCall(
  options: Partial<ApplyCallOptions>,
  faults: CallFaults,
  diagnostics: Diagnostic[],
): ApplyCall | undefined {
  const sound = <T>(read: (report: Report) => T): T | undefined => {
    const found = faults.attempt(() => collect(read));
    diagnostics.push(...(found?.diagnostics ?? []));
    return found?.diagnostics.some(isError) ? undefined : found?.value;
  };
  const { asOf, complete, parameters, draftOrders } = options;
  const reportLater = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const catalog = sound((report) => contentOf(options, report, reportLater));
  const data = options.data && sound((report) => readRecords(options.data as readonly string[], report));
  const call = {
    catalog,
    plan:
      catalog && options.plan !== undefined
        ? faults.attempt(() => planIn(catalog, String(options.plan)))
        : undefined,
    data,
    subject: data && faults.attempt(() => options.subject ?? onlyPatient(data)),
    ...(asOf !== undefined && { asOf: faults.attempt(() => dayOrTime(asOf)) }),
    ...(complete !== undefined && { complete: faults.attempt(() => completeTypes(complete)) }),
    ...(parameters !== undefined && { parameters: faults.attempt(() => parametersIn(parameters)) }),
    ...(draftOrders && { draftOrders: sound((report) => ordersIn(draftOrders, report)) }),
  };
  if (data && faults.any) faults.attempt(() => checkSubject(options.subject, data));
  return faults.any || Object.values(call).includes(undefined) ? undefined : (call as ApplyCall);
}

/** A day of the calendar, with or without a time. */
function dayOrTime(asOf: string): string {
  const [, day] =
    /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(asOf) ?? [];
  if (day !== undefined && isDate(day)) return asOf;
  throw new UsageError(`--as-of "${asOf}" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.`);
}

/** @param later for the content that was built here, which is read as it is needed */
function contentOf({ plan, content }: Partial<ApplyCallOptions>, report: Report, later: Report): Catalog {
  const file = plan !== undefined && existsSync(plan) ? [plan] : [];
  return content || file.length > 0
    ? namedContent([...(content ?? builtContent(file)), ...file], report)
    : new BuiltCatalog(builtContent(file), later);
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

function onlyPatient(data: readonly FhirResource[]): string {
  const ids = patientsIn(data);
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return String(id);
  throw new UsageError(
    ids.length === 0
      ? 'The data hold no Patient with an id. Add one.'
      : `The data hold ${ids.length} patients (${ids.slice(0, 5).join(', ')}). Say which one with --subject.`,
  );
}

/** Applying says this too; here it is said beside other faults. */
function checkSubject(subject: string | undefined, data: readonly FhirResource[]): void {
  const id = subject?.replace(/^Patient\//, '');
  const ids = patientsIn(data);
  if (id === undefined || ids.includes(id)) return;
  throw new UsageError(
    `The data hold no Patient of the id "${id}"${ids.length === 0 ? '' : `; they hold ${ids.slice(0, 5).join(', ')}`}. Name one that is there.`,
  );
}

function patientsIn(data: readonly FhirResource[]): readonly string[] {
  const all = data.flatMap((one) => entriesOf(one)).map(({ resource }) => resource);
  const ids = all.flatMap((one) =>
    one.resourceType === 'Patient' && one.id !== undefined ? [String(one.id)] : [],
  );
  return [...new Set(ids)];
}

function parametersIn(path: string): Parameters {
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

function ordersIn(paths: readonly string[], report: Report): readonly FhirResource[] {
  return readRecords(paths, report)
    .flatMap((one) => entriesOf(one))
    .map(({ resource }) => resource);
}
