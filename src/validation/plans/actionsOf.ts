import type { PlanDefinition, PlanDefinitionAction } from 'fhir/r4.js';
import type { Artifact } from '../../artifact.ts';
import { type PlacedResource, resourcesOf } from '../resourcesOf.ts';
import type { Scope } from '../scope.ts';

/** An action of a plan, at any depth. */
export interface PlacedAction {
  readonly action: PlanDefinitionAction;
  readonly path: string;
  /** The actions around it, the outermost first. */
  readonly outer: readonly PlanDefinitionAction[];
}

/** A plan of an artifact with all its actions, parents before children. */
export interface PlacedPlan extends PlacedResource<PlanDefinition> {
  readonly actions: readonly PlacedAction[];
}

/** By resource: an artifact that is read again is a new one. */
const known = new WeakMap<object, readonly PlacedPlan[]>();

/** The plans of an artifact: itself, or contained. Worked out once. */
export function plansOf(artifact: Artifact, scope: Scope): readonly PlacedPlan[] {
  const { resource } = artifact;
  const found =
    known.get(resource) ??
    resourcesOf(artifact, scope, 'PlanDefinition').map((placed) => ({
      ...placed,
      actions: flatten(placed.resource.action, placed.path, []),
    }));
  known.set(resource, found);
  return found;
}

function flatten(
  actions: readonly PlanDefinitionAction[] = [],
  path: string,
  outer: readonly PlanDefinitionAction[],
): readonly PlacedAction[] {
  return actions.flatMap((action, index) => {
    const own = `${path}.action[${index}]`;
    return [{ action, path: own, outer }, ...flatten(action.action, own, [...outer, action])];
  });
}
