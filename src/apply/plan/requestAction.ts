import type { PlanDefinitionAction, RequestGroupAction, RequestGroupActionCondition } from 'fhir/r4.js';
import type { ApplyMode } from './planRequest.ts';

type Shared = keyof PlanDefinitionAction & keyof RequestGroupAction;

/** Elements that stand in both; `code` and `participant` have rules of their own. */
const copied: readonly Shared[] = [
  'id',
  'extension',
  'title',
  'description',
  'textEquivalent',
  'priority',
  'documentation',
  'condition',
  'relatedAction',
  'timingDateTime',
  'timingAge',
  'timingPeriod',
  'timingDuration',
  'timingRange',
  'timingTiming',
  'type',
  'selectionBehavior',
];

/** Those that the reference engine leaves out. */
const alsoCopied: readonly Shared[] = [
  'modifierExtension',
  'prefix',
  'code',
  'groupingBehavior',
  'requiredBehavior',
  'precheckBehavior',
  'cardinalityBehavior',
];

/** Who takes part, by the type that a plan names: literal references, as far as the caller said who they are. */
export interface People {
  readonly patient: string;
  readonly practitioner?: string | undefined;
}

/**
 * The action of a RequestGroup that an applicable action of a plan becomes, without what it leads to and without the actions below.
 * What is copied is shared with the plan: nobody may change it in place. A participant becomes the patient or practitioner that it stands for; R4 has no place for other roles.
 */
export function requestAction(
  action: PlanDefinitionAction,
  mode: ApplyMode,
  people: People,
): RequestGroupAction {
  const made = Object.fromEntries(
    [...copied, ...(mode === 'cpg' ? alsoCopied : [])].flatMap((name) =>
      action[name] === undefined ? [] : [[name, action[name]]],
    ),
  ) as RequestGroupAction;
  const [code] = action.code ?? [];
  if (mode === 'cqf')
    return {
      ...made,
      ...(made.condition && { condition: made.condition.map(bareCondition) }),
      ...(code && { code: [code] }),
    };
  const participant = (action.participant ?? []).flatMap(({ type }) => {
    const reference = people[type as keyof People];
    return reference ? [{ reference }] : [];
  });
  return participant.length > 0 ? { ...made, participant } : made;
}

/** A condition as the reference engine copies it: what it is extended by stays behind. */
function bareCondition({ kind, expression }: RequestGroupActionCondition): RequestGroupActionCondition {
  return { kind, ...(expression && { expression }) };
}
