import type { ActionDecision } from '../../../src/apply/plan/planRequest.ts';
import type { EngineAction } from './applyEngine.ts';

/** By the path of its id (`eligible/option-fbss`) each action that applies, with what it leads to. */
export type AppliedActions = ReadonlyMap<string, string>;

/** The actions that our `$apply` says apply. */
export function ourActions(actions: readonly ActionDecision[]): AppliedActions {
  const told = (all: readonly ActionDecision[]): readonly EngineAction[] =>
    all
      .filter(({ applicable }) => applicable)
      .map(({ id = null, resource, actions: below }) => ({
        id,
        ...(resource !== undefined && { resource }),
        actions: told(below),
      }));
  return theirActions(told(actions));
}

/** The actions in the reference engine's result. */
export function theirActions(actions: readonly EngineAction[]): AppliedActions {
  const flat = (all: readonly EngineAction[], above: string): (readonly [string, string])[] =>
    all.flatMap(({ id, resource = '', actions: below }) => {
      const path = `${above}${id}`;
      return [[path, resource] as const, ...flat(below, `${path}/`)];
    });
  return new Map(flat(actions, ''));
}

/** The paths of actions that only one of two says, or with another resource; in the order of the first, then of the second. */
export function differingActions(ours: AppliedActions, theirs: AppliedActions): readonly string[] {
  const paths = new Set([...ours.keys(), ...theirs.keys()]);
  const differing = [...paths].filter((path) => ours.get(path) !== theirs.get(path));
  return differing.map((path) => `${path}: we ${word(ours.get(path))}, the engine ${word(theirs.get(path))}`);
}

function word(resource: string | undefined): string {
  if (resource === undefined) return 'say no';
  return resource === '' ? 'say yes' : `say yes, with ${resource}`;
}
