import type { PlanDefinition } from 'fhir/r4.js';
import { circlesOf } from '../circles.ts';
import { type PlacedPlan, plansOf } from '../plans/actionsOf.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** A plan never leads back to itself through the definitions of its actions: applying it would not end. */
export const planCycle: Rule = {
  code: 'plan-cycle',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.definition[x]',
  *check(artifact, scope) {
    if (artifact.resource.resourceType !== 'PlanDefinition') return;
    const circles = circlesIn(scope);
    for (const plan of plansOf(artifact, scope)) {
      const own = circles.get(plan.resource);
      if (own === undefined) continue;
      for (const { action, path } of plan.actions) {
        const target = targetOf(action.definitionCanonical, plan, scope);
        if (target && circles.get(target) === own)
          yield {
            message: `${action.definitionCanonical} leads back to this plan: applying it would not end.`,
            fhirPath: `${path}.definition.ofType(canonical)`,
          };
      }
    }
  },
};

const known = new WeakMap<Scope, ReadonlyMap<PlanDefinition, number>>();

/** The plans of a catalog that stand in circles. Found once. */
function circlesIn(scope: Scope): ReadonlyMap<PlanDefinition, number> {
  const found = known.get(scope) ?? findCircles(scope);
  known.set(scope, found);
  return found;
}

function findCircles(scope: Scope): ReadonlyMap<PlanDefinition, number> {
  const artifacts = scope.catalog.ofType('PlanDefinition').filter((each) => scope.isSound(each));
  const plans = new Map(
    artifacts.flatMap((each) => plansOf(each, scope)).map((plan) => [plan.resource, plan] as const),
  );
  return circlesOf(plans.keys(), (resource) => {
    const plan = plans.get(resource);
    return (plan?.actions ?? []).flatMap(
      ({ action }) => targetOf(action.definitionCanonical, plan as PlacedPlan, scope) ?? [],
    );
  });
}

/** The plan that an action names: around it, beside it, or in the catalog. */
function targetOf(
  canonical: string | undefined,
  { container }: PlacedPlan,
  scope: Scope,
): PlanDefinition | undefined {
  if (canonical?.startsWith('#')) {
    const id = canonical.slice(1);
    const target = id === '' ? container : container.contained?.find((inner) => inner.id === id);
    return isPlan(target) ? target : undefined;
  }
  const found = canonical ? scope.catalog.byCanonical(canonical) : undefined;
  return found && isPlan(found.resource) && scope.isSound(found) ? found.resource : undefined;
}

function isPlan(resource: object | undefined): resource is PlanDefinition {
  return (resource as { resourceType?: unknown } | undefined)?.resourceType === 'PlanDefinition';
}
