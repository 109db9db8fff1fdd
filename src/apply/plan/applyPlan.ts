import type {
  Bundle,
  CarePlan,
  FhirResource,
  OperationOutcome,
  Parameters,
  PlanDefinition,
} from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import type { Report } from '../../diagnostic.ts';
import { answerReadings } from '../answerReadings.ts';
import { cqlEngine } from '../cql/cqlEngine.ts';
import { fhirpathEngine } from '../fhirpathEngine.ts';
import { patientRecords } from '../patientRecords.ts';
import { recordVariables } from '../recordVariables.ts';
import { resolveCodes } from '../resolveCodes.ts';
import { asBundle } from './asBundle.ts';
import { asCarePlan } from './asCarePlan.ts';
import { cqlRecords } from './cqlRecords.ts';
import { expressionRunner } from './expressionRunner.ts';
import { plainResource, withPlainIds } from './plainResource.ts';
import { planGroup } from './planGroup.ts';
import type { ApplyIssue, PlanDecision, PlanRequest } from './planRequest.ts';
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
  const plan = plainResource(request.plan);
  const data = request.data.map(withPlainIds);
  const subject = idOf(request.subject);
  const own = patientRecords(data, subject, () => undefined);
  if (!own.patient)
    throw new SubjectMissing(
      `The data hold no Patient of the id "${subject}"${othersIn(data)}. Name one that is there.`,
    );
  const today = asOf.slice(0, 10);
  const forms = catalog.ofType('Questionnaire').map(({ resource }) => resource);
  const context = {
    subject,
    today,
    ...answerReadings(forms),
    ...(request.complete && { complete: request.complete }),
    draftOrders,
  };
  const named = parametersByName(request.parameters);
  const variables = { ...recordVariables(data, context, report), ...people(request, data), ...named };
  const run = expressionRunner({
    fhirpath: await fhirpathEngine({
      today,
      now: asOf,
      valueSets: catalog.ofType('ValueSet').map(({ resource }) => resource),
    }),
    cql: cqlEngine({
      catalog,
      records: cqlRecords(own),
      asOf,
      given: {
        Complete: variables.complete,
        draftOrders: draftOrders.map((order) => resolveCodes(order, own.entries) ?? order),
        subject: [own.patient],
        ...listed(people(request, data)),
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
    questionnaire: mode === 'cqf' && form === 'bundle' ? questionnaireOf(plan) : undefined,
    above: [canonicalOf(plan) ?? `PlanDefinition/${plan.id}`],
  });
  const outcome = outcomeOf(issues, plan.id);
  const result = form === 'careplan' ? asCarePlan(group, outcome, mode) : asBundle(group, outcome);
  return { result: result as AppliedPlan<Form>['result'], decision: group.decision, issues };
}

function idOf(subject: string): string {
  return subject.replace(/^Patient\//, '');
}

function othersIn(data: readonly FhirResource[]): string {
  const found = patientRecords(data, '', () => undefined).entries.flatMap(({ resource }) =>
    resource.resourceType === 'Patient' && resource.id !== undefined ? [resource.id] : [],
  );
  return found.length === 0 ? ', and no Patient at all' : `; they hold ${found.slice(0, 5).join(', ')}`;
}

/** The form that the reference engine would make of a plan's inputs: https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.input */
function questionnaireOf({ url, id }: PlanDefinition): string | undefined {
  return url?.replace(/PlanDefinition\/[^/]*$/, `Questionnaire/${id}`);
}

function typed(type: string, reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  return reference.includes('/') ? reference : `${type}/${reference}`;
}

/** `%encounter` and the others, where the resource itself came. */
function people(request: PlanRequest, data: readonly FhirResource[]): Record<string, FhirResource> {
  const entries = patientRecords(data, '', () => undefined).entries.map(({ resource }) => resource);
  return Object.fromEntries(
    (['encounter', 'practitioner', 'organization'] as const).flatMap((name) => {
      const reference = typed(name.charAt(0).toUpperCase() + name.slice(1), request[name]);
      const found = entries.find(({ resourceType, id }) => `${resourceType}/${id}` === reference);
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
