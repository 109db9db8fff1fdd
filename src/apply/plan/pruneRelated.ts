import type { RequestGroupAction } from 'fhir/r4.js';
import type { PlanRun } from './planRun.ts';

/** Takes away relations to actions that did not apply: an order "after" something that is not done means nothing. Says so in the issues. */
export function pruneRelated(
  actions: readonly RequestGroupAction[],
  run: PlanRun,
): readonly RequestGroupAction[] {
  const there = new Set(idsIn(actions));
  const pruned = (action: RequestGroupAction): RequestGroupAction => {
    const { relatedAction, action: below, ...rest } = action;
    const kept = relatedAction?.filter(({ actionId }) => there.has(actionId));
    for (const { actionId, relationship } of relatedAction ?? [])
      if (!there.has(actionId))
        run.issues.push({
          severity: 'information',
          code: 'informational',
          diagnostics: `The action "${action.id ?? action.title ?? ''}" was to be ${relationship} of "${actionId}", which does not apply; the relation is left out.`,
        });
    return {
      ...rest,
      ...(kept && kept.length > 0 && { relatedAction: kept }),
      ...(below && { action: below.map(pruned) }),
    };
  };
  return actions.map(pruned);
}

function idsIn(actions: readonly RequestGroupAction[]): readonly string[] {
  return actions.flatMap(({ id, action = [] }) => [...(id === undefined ? [] : [id]), ...idsIn(action)]);
}
