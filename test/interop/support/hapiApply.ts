import type { CarePlan, OperationOutcome, Parameters, RequestGroup } from 'fhir/r4.js';
import type { EngineAction, EngineQuestion } from './applyEngine.ts';

/** What a server's `$apply` gave; what actions lead to as ids, since all of it is contained. */
export interface HapiAnswer {
  readonly actions: readonly EngineAction[];
  readonly issues: readonly string[];
}

/**
 * Applies a plan on a HAPI server to a patient whose records come with the request alone: a patient who is on the server as well is
 * found twice, and then every condition that looks at the patient fails.
 * @param server base of its FHIR endpoint
 */
export async function hapiApply(server: string, plan: string, question: EngineQuestion): Promise<HapiAnswer> {
  const { subject, data, parameters } = question;
  const parameter: Parameters['parameter'] = [
    { name: 'subject', valueString: subject },
    { name: 'data', resource: data },
    ...(parameters ? [{ name: 'parameters', resource: parameters }] : []),
  ];
  const answer = await fetch(`${server}/PlanDefinition/${plan}/$apply`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Parameters', parameter }),
  });
  if (!answer.ok) throw new Error(`${plan} of ${question.id}: ${answer.status} ${await answer.text()}`);
  const { contained = [] } = (await answer.json()) as CarePlan;
  const [group] = contained.filter((one): one is RequestGroup => one.resourceType === 'RequestGroup');
  const outcomes = contained.filter(
    (one): one is OperationOutcome => one.resourceType === 'OperationOutcome',
  );
  return {
    actions: actionsOf(group?.action),
    issues: outcomes.flatMap(({ issue }) => issue.map(({ diagnostics = '?' }) => diagnostics)),
  };
}

function actionsOf(actions: RequestGroup['action']): readonly EngineAction[] {
  return (actions ?? []).map(({ id = null, resource, action }) => ({
    id,
    ...(resource?.reference !== undefined && { resource: resource.reference.replace(/^#/, '') }),
    actions: actionsOf(action),
  }));
}
