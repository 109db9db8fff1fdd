import type { Artifact } from '../../artifact.ts';
import { plansOf } from '../plans/actionsOf.ts';
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
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path } of actions) {
        const target = targetOf(action.definitionCanonical, scope);
        if (target && reaches(target, artifact, scope, new Set()))
          yield {
            message: `${action.definitionCanonical} leads back to this plan: applying it would not end.`,
            fhirPath: `${path}.definition.ofType(canonical)`,
          };
      }
    }
  },
};

function reaches(from: Artifact, goal: Artifact, scope: Scope, seen: Set<Artifact>): boolean {
  if (from === goal) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return plansOf(from, scope).some(({ actions }) =>
    actions.some(({ action }) => {
      const next = targetOf(action.definitionCanonical, scope);
      return next !== undefined && reaches(next, goal, scope, seen);
    }),
  );
}

function targetOf(canonical: string | undefined, scope: Scope): Artifact | undefined {
  const found = canonical ? scope.catalog.byCanonical(canonical) : undefined;
  return found?.resource.resourceType === 'PlanDefinition' && scope.isSound(found) ? found : undefined;
}
