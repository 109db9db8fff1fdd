import type { PlanDefinitionAction } from 'fhir/r4.js';
import { type PlacedPlan, plansOf } from '../plans/actionsOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** Actions of plans: ids, relations, goals, and whether they say anything. */
export const planAction: Rule = {
  code: 'plan-action',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action',
  wants:
    'Actions of a plan have ids of their own and name other actions and goals that the plan has. Each does or says something.',
  why: 'An engine cannot order the actions as meant: a treatment may be offered before the test that must come first.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        { title: 'Treat', relatedAction: [{ actionId: 'tset', relationship: 'after' }] },
        { id: 'test', title: 'Test' },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        { title: 'Treat', relatedAction: [{ actionId: 'test', relationship: 'after' }] },
        { id: 'test', title: 'Test' },
      ],
    },
  },
  *check(artifact, scope) {
    for (const plan of plansOf(artifact, scope)) {
      yield* ids(plan);
      yield* targets(plan);
      for (const { action, path } of plan.actions) yield* content(action, path);
    }
  },
};

function* ids({ actions }: PlacedPlan): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { action, path } of actions) {
    const { id } = action;
    if (id === undefined) continue;
    if (seen.has(id)) yield { message: `The id "${id}" is taken by another action.`, fhirPath: `${path}.id` };
    seen.add(id);
  }
}

function* targets({ resource, actions, path: planPath }: PlacedPlan): Iterable<Finding> {
  const known = new Map(actions.map(({ action }) => [action.id, action]));
  const goals = new Set((resource.goal ?? []).map(({ id }) => id));
  for (const { action, path, outer } of actions) {
    for (const [index, { actionId, relationship }] of (action.relatedAction ?? []).entries()) {
      const fhirPath = `${path}.relatedAction[${index}].actionId`;
      const target = known.get(actionId);
      if (!target) yield { message: `The plan has no action with the id "${actionId}".`, fhirPath };
      else if (target === action || outer.includes(target))
        yield {
          message: `"${actionId}" is the action itself or one around it: relate it to another.`,
          fhirPath,
        };
      else if (contradicts(target, action, relationship))
        yield {
          message: `"${actionId}" says the same of this action: one cannot be ${relationship} the other both ways.`,
          fhirPath,
        };
    }
    for (const [index, goal] of (action.goalId ?? []).entries())
      if (!goals.has(goal))
        yield {
          message: `The plan has no goal with the id "${goal}".`,
          fhirPath: `${path}.goalId[${index}]`,
        };
  }
  for (const [index, { target = [] }] of (resource.goal ?? []).entries())
    for (const [at, { measure, detailQuantity, detailRange, detailCodeableConcept }] of target.entries())
      if (!measure && (detailQuantity || detailRange || detailCodeableConcept))
        yield {
          severity: 'warning',
          message: 'The target says a value and not what is measured: give a measure.',
          fhirPath: `${planPath}.goal[${index}].target[${at}]`,
        };
  const used = new Set(actions.flatMap(({ action }) => action.goalId ?? []));
  for (const [index, { id }] of (resource.goal ?? []).entries())
    if (id !== undefined && !used.has(id))
      yield {
        severity: 'information',
        message: `No action serves the goal "${id}".`,
        fhirPath: `${planPath}.goal[${index}]`,
      };
}

function contradicts(
  target: PlanDefinitionAction,
  action: PlanDefinitionAction,
  relationship: string,
): boolean {
  if (action.id === undefined || relationship.startsWith('concurrent')) return false;
  return (target.relatedAction ?? []).some(
    (each) => each.actionId === action.id && each.relationship === relationship,
  );
}

const behaviors = ['groupingBehavior', 'selectionBehavior'] as const;

function* content(action: PlanDefinitionAction, path: string): Iterable<Finding> {
  const inner = action.action?.length ?? 0;
  const { definitionCanonical, definitionUri, title, description, textEquivalent, code } = action;
  if (
    inner === 0 &&
    !definitionCanonical &&
    !definitionUri &&
    !title &&
    !description &&
    !textEquivalent &&
    !code
  )
    yield {
      severity: 'warning',
      message: 'The action has no definition, no actions and no words: nothing follows from it.',
      fhirPath: path,
    };
  for (const name of behaviors)
    if (action[name] && inner === 0)
      yield {
        severity: 'warning',
        message: `${name} is about actions inside, of which there are none.`,
        fhirPath: `${path}.${name}`,
      };
}
