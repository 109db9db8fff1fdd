import type { PlanDefinitionAction, RequestGroupAction } from 'fhir/r4.js';
import { applyDefinition } from './applyDefinition.ts';
import { conditionsHold } from './conditionsHold.ts';
import { dynamicValues } from './dynamicValues.ts';
import type { ActionDecision } from './planRequest.ts';
import type { ActionScope, Member, PlanRun } from './planRun.ts';
import { requestAction } from './requestAction.ts';

/** What actions came to. */
export interface AppliedActions {
  readonly actions: readonly RequestGroupAction[];
  readonly members: readonly Member[];
  readonly decisions: readonly ActionDecision[];
}

const behaviorUrl = 'http://hl7.org/fhir/StructureDefinition/cqf-applicabilityBehavior';

/** Applies actions in their order; those that do not apply are left out, with all below them. */
export async function applyActions(
  actions: readonly PlanDefinitionAction[] | undefined,
  above: string,
  scope: ActionScope,
  run: PlanRun,
  onlyFirst = false,
): Promise<AppliedActions> {
  const made: RequestGroupAction[] = [];
  const members: Member[] = [];
  const decisions: ActionDecision[] = [];
  for (const [index, action] of (actions ?? []).entries()) {
    const one = await applyAction(action, `${above}action[${index}]`, scope, run);
    decisions.push(one.decision);
    if (!one.action) continue;
    made.push(one.action);
    members.push(...one.members);
    if (onlyFirst) break;
  }
  return { actions: made, members, decisions };
}

async function applyAction(action: PlanDefinitionAction, path: string, scope: ActionScope, run: PlanRun) {
  const { plan, group } = scope;
  const { id, title } = action;
  const expressions = { context: plan, libraries: plan.library };
  const { applicable, conditions, issues } = await conditionsHold(action, path, run.run, expressions);
  run.issues.push(...issues);
  const decided = {
    path,
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    applicable,
    conditions,
  };
  if (!applicable) return { decision: { ...decided, actions: [] }, members: [] };
  const made = requestAction(action, run.mode, run.parties);
  const below = await applyActions(action.action, `${path}.`, scope, run, isAny(action));
  if (below.actions.length > 0) made.action = [...below.actions];
  const produced = await applyDefinition(action, path, { plan, group }, run);
  if (produced) made.resource = { reference: produced.reference };
  run.issues.push(
    ...(await dynamicValues(
      action.dynamicValue,
      { action: made, resource: produced?.resource },
      path,
      run.run,
      {
        ...expressions,
        ...(produced?.resource && { resource: produced.resource }),
      },
    )),
  );
  return {
    action: made,
    members: [...below.members, ...(produced?.members ?? [])],
    decision: {
      ...decided,
      ...(produced && { resource: produced.reference }),
      actions: below.decisions,
      ...(produced?.plan && { plan: produced.plan }),
    },
  };
}

/** The first action below that applies is enough. */
function isAny({ extension = [] }: PlanDefinitionAction): boolean {
  return extension.some(({ url, valueCode }) => url === behaviorUrl && valueCode === 'any');
}
