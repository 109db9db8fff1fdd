import type { Artifact } from '../../artifact.ts';
import { Circles } from '../circles.ts';
import { type PlacedPlan, plansOf } from '../plans/actionsOf.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Plans that lead back to themselves. */
export const planCycle: Rule = {
  code: 'plan-cycle',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.action.definition_x_',
  wants: 'A plan never leads back to itself through the definitions of its actions.',
  why: 'Applying it would not end: engines stop with an error, or run until memory is gone.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      url: 'http://example.org/fhir/PlanDefinition/a',
      action: [{ definitionCanonical: 'http://example.org/fhir/PlanDefinition/a' }],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      url: 'http://example.org/fhir/PlanDefinition/a',
      action: [{ definitionCanonical: 'http://example.org/fhir/PlanDefinition/b' }],
    },
  },
  *check(artifact, scope) {
    if (artifact.resource.resourceType !== 'PlanDefinition') return;
    const { circles, targetOf, nodesOf } = planWays(scope);
    for (const [index, plan] of plansOf(artifact, scope).entries()) {
      const node = nodesOf(artifact)[index];
      const own = node && circles.of(node);
      if (!node || own === undefined) continue;
      for (const { action, path } of plan.actions) {
        const target = targetOf(action.definitionCanonical, node);
        if (target && circles.of(target) === own)
          yield {
            message: `${action.definitionCanonical} leads back to this plan: applying it would not end.`,
            fhirPath: `${path}.definition.ofType(canonical)`,
          };
      }
    }
  },
};

/** A plan, itself an artifact or contained in one, and the canonicals of its actions. */
interface PlanNode {
  readonly artifact: Artifact;
  /** What leads to it within the artifact: nothing behind the `#`, or its id. */
  readonly id: string;
  readonly names: readonly string[];
}

interface PlanWays {
  readonly circles: Circles<PlanNode>;
  /** The plan that an action names: around it, beside it, or in the catalog. */
  targetOf(canonical: string | undefined, from: PlanNode): PlanNode | undefined;
  /** In the order of `plansOf`. */
  nodesOf(artifact: Artifact): readonly PlanNode[];
}

const known = new WeakMap<Scope, PlanWays>();

/** How plans lead to each other: what was found stays, the plans themselves need not. */
function planWays(scope: Scope): PlanWays {
  const found = known.get(scope) ?? makeWays(scope);
  known.set(scope, found);
  return found;
}

function makeWays(scope: Scope): PlanWays {
  const nodes = new Map<Artifact, readonly PlanNode[]>();
  const nodesOf: PlanWays['nodesOf'] = (artifact) => {
    const made = nodes.get(artifact) ?? plansOf(artifact, scope).map((plan) => nodeOf(plan, artifact));
    nodes.set(artifact, made);
    return made;
  };
  const targetOf: PlanWays['targetOf'] = (canonical, { artifact }) => {
    if (!canonical) return undefined;
    const found = canonical.startsWith('#') ? artifact : scope.catalog.byCanonical(canonical);
    if (!found || !scope.isSound(found)) return undefined;
    const id = canonical.startsWith('#') ? canonical.slice(1) : '';
    return nodesOf(found).find((node) => node.id === id);
  };
  const circles = new Circles<PlanNode>((node) =>
    node.names.flatMap((canonical) => targetOf(canonical, node) ?? []),
  );
  return { circles, targetOf, nodesOf };
}

function nodeOf({ resource, container, actions }: PlacedPlan, artifact: Artifact): PlanNode {
  const names = actions.flatMap(({ action }) => action.definitionCanonical ?? []);
  return { artifact, id: container === resource ? '' : (resource.id ?? '?'), names };
}
