import type { PlanDefinitionAction } from 'fhir/r4.js';
import { extensionsOf } from '../extensionsOf.ts';
import { type PlacedAction, plansOf } from '../plans/actionsOf.ts';
import type { Finding, Rule } from '../rule.ts';

/** How actions are to be shown, beside what they advise and how they are related. */
export const planBehavior: Rule = {
  code: 'plan-behavior',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.requiredBehavior',
  wants:
    'What is advised against is neither required nor chosen beforehand, and an action comes either before or after another.',
  why: 'A form would order what the guideline warns of; an engine cannot put the actions in an order.',
  example: {
    faulty: plan('after-end'),
    mended: plan('concurrent-with-end'),
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      yield* circles(actions);
      for (const { action, path } of actions) {
        yield* ofRelations(action, path);
        if (isAgainst(action)) yield* ofAdvice(action, path);
      }
    }
  },
};

function* ofRelations({ relatedAction = [] }: PlanDefinitionAction, path: string): Iterable<Finding> {
  for (const [index, { actionId, relationship }] of relatedAction.entries()) {
    const order = orderOf(relationship);
    const other = relatedAction
      .slice(0, index)
      .find((each) => each.actionId === actionId && orderOf(each.relationship) !== order);
    if (other && order !== 'concurrent' && orderOf(other.relationship) !== 'concurrent')
      yield {
        message: `This is ${relationship} "${actionId}" here and ${other.relationship} it before: keep one.`,
        fhirPath: `${path}.relatedAction[${index}].relationship`,
      };
  }
}

/** Relations that lead in a circle over three actions or more; two that deny each other are told of the actions themselves. */
function* circles(actions: readonly PlacedAction[]): Iterable<Finding> {
  const later = new Map<string, string[]>();
  for (const { action, path } of actions) {
    for (const [index, { actionId, relationship }] of (action.relatedAction ?? []).entries()) {
      const order = orderOf(relationship);
      if (action.id === undefined || order === 'concurrent' || actionId === action.id) continue;
      const [from, to] = order === 'before' ? [action.id, actionId] : [actionId, action.id];
      const way = wayBetween(to, from, later);
      if (way && way > 1)
        yield {
          message: `"${actionId}" comes ${order === 'before' ? 'before' : 'after'} this action by way of others: the order leads in a circle.`,
          fhirPath: `${path}.relatedAction[${index}]`,
        };
      later.set(from, [...(later.get(from) ?? []), to]);
    }
  }
}

/** Steps from one action to a later one; undefined where none lead there. */
function wayBetween(
  from: string,
  to: string,
  later: ReadonlyMap<string, readonly string[]>,
): number | undefined {
  const steps = new Map([[from, 0]]);
  for (const [at, count] of steps) {
    if (at === to) return count;
    for (const next of later.get(at) ?? []) if (!steps.has(next)) steps.set(next, count + 1);
  }
  return undefined;
}

/** `before`, `after` or `concurrent`; an action may start before another and end with it. */
function orderOf(relationship: string | undefined): string {
  return /^(?:before|after)/.exec(relationship ?? '')?.[0] ?? 'concurrent';
}

function* ofAdvice(
  { requiredBehavior, precheckBehavior }: PlanDefinitionAction,
  path: string,
): Iterable<Finding> {
  if (requiredBehavior === 'must')
    yield {
      message: 'The action is advised against, and must be done.',
      fhirPath: `${path}.requiredBehavior`,
    };
  if (precheckBehavior === 'yes')
    yield {
      message: 'The action is advised against, and chosen beforehand.',
      fhirPath: `${path}.precheckBehavior`,
    };
}

const direction = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation';

function isAgainst(action: PlanDefinitionAction): boolean {
  return extensionsOf(action, direction).some(({ valueCodeableConcept }) =>
    valueCodeableConcept?.coding?.some(({ code }) => code === 'against'),
  );
}

function plan(relationship: string) {
  return {
    resourceType: 'PlanDefinition',
    status: 'draft',
    action: [
      { id: 'test', title: 'Test' },
      {
        id: 'treat',
        title: 'Treat',
        relatedAction: [
          { actionId: 'test', relationship: 'before-start' },
          { actionId: 'test', relationship },
        ],
      },
    ],
  };
}
