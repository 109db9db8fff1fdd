import type { Bundle, CarePlan, FhirResource, OperationOutcome, PlanDefinition } from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import type { Report } from '../../diagnostic.ts';
import { cqlEngine } from '../cql/cqlEngine.ts';
import type { Entry } from '../entries.ts';
import { patientRecords } from '../patientRecords.ts';
import { variablesOf } from '../recordVariables.ts';
import { resolveCodes } from '../resolveCodes.ts';
import { asBundle } from './asBundle.ts';
import { asCarePlan } from './asCarePlan.ts';
import { copyOf } from './copyOf.ts';
import { expressionRunner } from './expressionRunner.ts';
import { parametersByName } from './parametersByName.ts';
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

/** The plan itself is not what R4 says a PlanDefinition is. */
export class PlanUnreadable extends Error {
  override readonly name = 'PlanUnreadable';
}

/**
 * Applies a PlanDefinition to a patient's records (`$apply`). What cannot be evaluated or found is an issue in the result, never a
 * silent false. The same request gives the same result, on any day and machine.
 * https://hl7.org/fhir/R4/plandefinition-operation-apply.html
 * @param report is told of records that do not count, see `recordVariables`
 * @throws SubjectMissing, PlanUnreadable
 */
export async function applyPlan<Form extends 'careplan' | 'bundle'>(
  request: PlanRequest,
  form: Form,
  report: Report = () => undefined,
): Promise<AppliedPlan<Form>> {
  const { catalog, asOf, mode = 'cpg', draftOrders = [] } = request;
  const plan = soundPlan(request.plan);
  const content = preparedContent(catalog);
  const data = request.data.map(withPlainIds);
  const subject = idOf(request.subject);
  const own = patientRecords(data, subject, report);
  if (!own.patient)
    throw new SubjectMissing(
      `The data hold no Patient of the id "${subject}"${othersIn(own.entries)}. Name one that is there.`,
    );
  const today = asOf.slice(0, 10);
  const context = {
    subject,
    today,
    ...content.readings,
    ...(request.complete && { complete: request.complete }),
    draftOrders,
  };
  const found = people(request, own.entries);
  const named = parametersByName(request.parameters);
  const variables = { ...variablesOf(own, context, report), ...found, ...named };
  const resolved = (record: FhirResource) => resolveCodes(record, own.entries) ?? record;
  const run = expressionRunner({
    fhirpath: await content.fhirpath({ today, now: asOf }),
    cql: cqlEngine({
      catalog,
      records: [own.patient, ...own.records.map(resolved), ...own.others],
      asOf,
      given: {
        Complete: variables.complete,
        draftOrders: draftOrders.map(resolved),
        subject: [own.patient],
        ...listed(found),
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
    led: { count: 0 },
  });
  const outcome = outcomeOf(issues, plan.id);
  const result = form === 'careplan' ? asCarePlan(group, outcome, mode) : asBundle(group, outcome);
  // Whoever gets it may change it, and must not change the definitions with it. A CarePlan of this mode holds copies already.
  const free = form === 'careplan' && mode === 'cpg' ? result : copyOf(result);
  return { result: free as AppliedPlan<Form>['result'], decision: group.decision, issues };
}

function soundPlan(given: PlanDefinition): PlanDefinition {
  const plain = plainDefinition(given);
  if ('record' in plain && plain.record.resourceType === 'PlanDefinition') return plain.record;
  throw new PlanUnreadable(
    `The plan ${canonicalOf(given) ?? given.id ?? 'that was given'} cannot be read: ${'fault' in plain ? plain.fault : 'it is no PlanDefinition'}.`,
  );
}

function idOf(subject: string): string {
  return subject.replace(/^Patient\//, '');
}

function othersIn(entries: readonly Entry[]): string {
  const found = entries.flatMap(({ resource }) =>
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
function people(request: PlanRequest, entries: readonly Entry[]): Record<string, FhirResource> {
  return Object.fromEntries(
    (['encounter', 'practitioner', 'organization'] as const).flatMap((name) => {
      const reference = typed(name.charAt(0).toUpperCase() + name.slice(1), request[name]);
      const found = entries.find(({ resource: one }) => `${one.resourceType}/${one.id}` === reference);
      return found ? [[name, found.resource] as const] : [];
    }),
  );
}

function listed<T>(named: Readonly<Record<string, T>>): Readonly<Record<string, readonly T[]>> {
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [name, [one]]));
}

function outcomeOf(issues: readonly ApplyIssue[], plan: string | undefined): OperationOutcome | undefined {
  if (issues.length === 0) return undefined;
  return { resourceType: 'OperationOutcome', id: `apply-outcome-${plan}`.slice(0, 64), issue: [...issues] };
}
