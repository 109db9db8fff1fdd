import type { Bundle, CarePlan, FhirResource, OperationOutcome, Parameters } from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import type { Diagnostic, Report } from '../../diagnostic.ts';
import { cqlEngine } from '../cql/cqlEngine.ts';
import { entriesOf } from '../entries.ts';
import { patientRecords } from '../patientRecords.ts';
import { variablesOf } from '../recordVariables.ts';
import { resolveCodes } from '../resolveCodes.ts';
import { asBundle } from './asBundle.ts';
import { asCarePlan } from './asCarePlan.ts';
import { copyOf } from './copyOf.ts';
import { expressionRunner } from './expressionRunner.ts';
import { withPlainIds } from './plainResource.ts';
import { planGroup } from './planGroup.ts';
import type { ApplyIssue, PlanDecision, PlanRequest } from './planRequest.ts';
import { plainDefinition, preparedContent } from './preparedContent.ts';
import { UniqueIds } from './uniqueIds.ts';

/** What came of a plan: the result in the form asked for, how each action was decided, and what could not be done. */
export interface AppliedPlan<Form extends 'careplan' | 'bundle' = 'careplan' | 'bundle'> {
  readonly result: Form extends 'careplan' ? CarePlan : Bundle;
  readonly decision: PlanDecision;
  readonly issues: readonly ApplyIssue[];
}

/** The patient is not in the data. */
export class SubjectMissing extends Error {
  override readonly name = 'SubjectMissing';
}

/**
 * Applies a PlanDefinition to a patient's records (`$apply`). What cannot be evaluated or found is an issue in the result, never a
 * silent false. The same request gives the same result, on any day and machine.
 * https://hl7.org/fhir/R4/plandefinition-operation-apply.html
 * @param report is told of records that do not count, see `recordVariables`
 * @throws SubjectMissing
 */
export async function applyPlan<Form extends 'careplan' | 'bundle'>(
  request: PlanRequest,
  form: Form,
  report: Report = () => undefined,
): Promise<AppliedPlan<Form>> {
  const { catalog, asOf, mode = 'cpg', draftOrders = [] } = request;
  const plan = plainDefinition(request.plan);
  const content = preparedContent(catalog);
  const data = request.data.map(withPlainIds);
  const subject = idOf(request.subject);
  const refused: Diagnostic[] = [];
  const own = patientRecords(data, subject, (diagnostic) => void refused.push(diagnostic));
  if (!own.patient)
    throw new SubjectMissing(
      `The data hold no Patient of the id "${subject}"${othersIn(data)}. Name one that is there.`,
    );
  for (const diagnostic of refused) report(diagnostic);
  const today = asOf.slice(0, 10);
  const context = {
    subject,
    today,
    ...content.readings,
    ...(request.complete && { complete: request.complete }),
    draftOrders,
  };
  const named = parametersByName(request.parameters);
  const involved = people(
    request,
    own.entries.map(({ resource }) => resource),
  );
  const variables = { ...variablesOf(own, context, report), ...involved, ...named };
  const records = [own.patient, ...own.records.map((record) => resolveCodes(record, own.entries) ?? record)];
  const run = expressionRunner({
    fhirpath: await content.fhirpath({ today, now: asOf }),
    cql: cqlEngine({
      catalog,
      records,
      asOf,
      given: {
        Complete: variables.complete,
        draftOrders,
        subject: [own.patient],
        ...listed(involved),
      },
      parameters: request.parameters,
      compile: request.compileCql,
    }),
    guard: request.guard,
    variables,
  });
  const issues: ApplyIssue[] = [];
  const ids = new UniqueIds(mode === 'cqf' ? { shared: form === 'careplan', separator: '' } : {});
  // Contained resources share their ids with the RequestGroup.
  if (mode === 'cpg') ids.next(plan.id);
  const group = await planGroup(plan, plan.id ?? 'plan', {
    mode,
    catalog,
    run,
    parties: {
      patient: `Patient/${subject}`,
      encounter: typed('Encounter', request.encounter),
      practitioner: typed('Practitioner', request.practitioner),
      organization: typed('Organization', request.organization),
    },
    ids,
    issues,
    nested: planGroup,
    above: [canonicalOf(plan) ?? `PlanDefinition/${plan.id}`],
  });
  const outcome = outcomeOf(issues, plan.id);
  const result = form === 'careplan' ? asCarePlan(group, outcome, mode) : asBundle(group, outcome);
  // Whoever gets it may change it, and must not change the definitions with it. A CarePlan of this mode holds copies already.
  const free = form === 'careplan' && mode === 'cpg' ? result : copyOf(result);
  return { result: free as AppliedPlan<Form>['result'], decision: group.decision, issues };
}

function idOf(subject: string): string {
  return subject.replace(/^Patient\//, '');
}

function othersIn(data: readonly FhirResource[]): string {
  const found = data
    .flatMap(entriesOf)
    .flatMap(({ resource }) =>
      resource.resourceType === 'Patient' && resource.id !== undefined ? [resource.id] : [],
    );
  return found.length === 0 ? ', and no Patient at all' : `; they hold ${found.slice(0, 5).join(', ')}`;
}

function typed(type: string, reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  return reference.includes('/') ? reference : `${type}/${reference}`;
}

/** `%encounter` and the others, where the resource itself came. */
function people(request: PlanRequest, given: readonly FhirResource[]): Record<string, FhirResource> {
  return Object.fromEntries(
    (['encounter', 'practitioner', 'organization'] as const).flatMap((name) => {
      const reference = typed(name.charAt(0).toUpperCase() + name.slice(1), request[name]);
      const found = given.find(({ resourceType, id }) => `${resourceType}/${id}` === reference);
      return found ? [[name, found] as const] : [];
    }),
  );
}

function listed<T>(named: Readonly<Record<string, T>>): Readonly<Record<string, readonly T[]>> {
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [name, [one]]));
}

/** Each name with its values: a list of resources or plain values, in the order given. */
function parametersByName(parameters: Parameters | undefined): Readonly<Record<string, readonly unknown[]>> {
  const named: Record<string, unknown[]> = {};
  for (const { name, resource, ...rest } of parameters?.parameter ?? []) {
    const values = resource
      ? [resource]
      : Object.entries(rest).flatMap(([key, value]) => (key.startsWith('value') ? [value] : []));
    const plain = name.replace(/^%/, '');
    named[plain] = [...(named[plain] ?? []), ...values];
  }
  return named;
}

function outcomeOf(issues: readonly ApplyIssue[], plan: string | undefined): OperationOutcome | undefined {
  if (issues.length === 0) return undefined;
  return { resourceType: 'OperationOutcome', id: `apply-outcome-${plan}`.slice(0, 64), issue: [...issues] };
}
