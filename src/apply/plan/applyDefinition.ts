import type { ActivityDefinition, FhirResource, PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import { canonicalOf } from '../../artifact.ts';
import { activityRequest, UnfitActivity } from './activityRequest.ts';
import { dynamicValues } from './dynamicValues.ts';
import { findDefinition } from './findDefinition.ts';
import { issue } from './issue.ts';
import type { ActionScope, PlanRun, Produced } from './planRun.ts';

/**
 * What the definition of an action comes to: the request of an activity, the RequestGroup of a plan, a questionnaire as it is; of a
 * uri, the uri. Undefined where there is none, or where it could not be made, which is an issue.
 */
export async function applyDefinition(
  action: PlanDefinitionAction,
  path: string,
  scope: ActionScope,
  run: PlanRun,
): Promise<Produced | undefined> {
  const { definitionCanonical, definitionUri } = action;
  if (definitionUri !== undefined) return { reference: definitionUri, members: [] };
  if (definitionCanonical === undefined) return undefined;
  const found = findDefinition(definitionCanonical, scope.plan, run.catalog);
  if ('missing' in found) return refused(`${definitionCanonical} was not found: ${found.missing}`, path, run);
  const { resource } = found;
  switch (resource.resourceType) {
    case 'ActivityDefinition':
      return requestOf(resource, action, path, scope, run);
    case 'PlanDefinition':
      return nestedGroup(nestedPlan(resource, definitionCanonical, scope, run), action, path, run);
    case 'Questionnaire': {
      const id = run.ids.next(action.id, resource.id);
      return { reference: referenceTo('Questionnaire', id, action, run), members: [{ ...resource, id }] };
    }
    default:
      return refused(
        `${definitionCanonical} is a ${resource.resourceType}, and nothing is made of those`,
        path,
        run,
      );
  }
}

async function requestOf(
  activity: ActivityDefinition,
  action: PlanDefinitionAction,
  path: string,
  { group }: ActionScope,
  run: PlanRun,
): Promise<Produced | undefined> {
  const own = activity.id?.replace(/^#/, '');
  // The reference engine calls a Task as its action is called.
  const asAction = run.mode === 'cqf' && activity.kind === 'Task' && action.id !== undefined;
  const id = asAction ? run.ids.next(action.id) : run.ids.next(action.id, own);
  try {
    const request = activityRequest(activity, id, { ...run.parties, group }, run.mode);
    if (run.questionnaire !== undefined && collectsInformation(activity))
      request.focus = { reference: run.questionnaire };
    const made = request as unknown as FhirResource;
    run.issues.push(
      ...(await dynamicValues(activity.dynamicValue, { resource: made }, path, run.run, {
        context: activity,
        resource: made,
        libraries: activity.library,
      })),
    );
    return { reference: referenceTo(made.resourceType, id, action, run), members: [made], resource: made };
  } catch (error) {
    if (!(error instanceof UnfitActivity)) throw error;
    return refused(`${canonicalOf(activity) ?? own} could not be applied: ${error.message}`, path, run);
  }
}

function collectsInformation({ kind, code }: ActivityDefinition): boolean {
  return kind === 'Task' && (code?.coding ?? []).some((coding) => coding.code === 'collect-information');
}

/** A plan that an action leads to, and how it is named where plans lead in a circle. */
interface NestedPlan {
  readonly plan: PlanDefinition;
  readonly name: string;
}

/** What a contained plan refers to by `#id` is contained beside it: https://hl7.org/fhir/R4/references.html#contained */
function nestedPlan(plan: PlanDefinition, canonical: string, scope: ActionScope, run: PlanRun): NestedPlan {
  const name = canonicalOf(plan) ?? `PlanDefinition/${plan.id}`;
  if (!canonical.startsWith('#')) return { plan, name };
  const { contained } = scope.plan;
  const container = run.above.at(-1)?.replace(/#.*$/, '');
  return { plan: { ...plan, ...(contained && { contained }) }, name: `${container}${canonical}` };
}

const deepest = 50;
const most = 1000;

async function nestedGroup(
  { plan, name }: NestedPlan,
  action: PlanDefinitionAction,
  path: string,
  run: PlanRun,
): Promise<Produced | undefined> {
  if (run.above.includes(name))
    return refused(`${name} leads to itself: ${[...run.above, name].join(' → ')}`, path, run);
  if (run.above.length > deepest)
    return refused(
      `${name} is the ${deepest + 1}st plan in a chain of plans; ${deepest} are followed`,
      path,
      run,
    );
  if (run.led.count >= most)
    return refused(
      `${name} is one of more than ${most} plans that are led to, and so many are applied`,
      path,
      run,
    );
  run.led.count += 1;
  const id = run.ids.next(action.id, plan.id);
  const nested = await run.nested(plan, id, { ...run, above: [...run.above, name] });
  return {
    reference: referenceTo('RequestGroup', id, action, run),
    members: [nested],
    resource: nested.group,
    plan: nested.decision,
  };
}

/** The reference engine leaves the type out where the action has an id, but for a Task. */
function referenceTo(type: string, id: string, action: PlanDefinitionAction, run: PlanRun): string {
  const bare = run.mode === 'cqf' && action.id !== undefined && type !== 'Task';
  return bare ? id : `${type}/${id}`;
}

function refused(words: string, path: string, run: PlanRun): undefined {
  run.issues.push(
    issue(
      run.mode === 'cqf' ? 'exception' : 'not-found',
      `${path}: ${words}. The action stays without what it leads to.`,
    ),
  );
}
