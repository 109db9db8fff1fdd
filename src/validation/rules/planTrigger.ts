import type { TriggerDefinition } from 'fhir/r4.js';
import { closest } from '../closest.ts';
import { plansOf } from '../plans/actionsOf.ts';
import type { Rule } from '../rule.ts';

/** A trigger says what starts the plan, as its type asks: an event by name, a moment, or a change of data. Each once. */
export const planTrigger: Rule = {
  code: 'plan-trigger',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#TriggerDefinition',
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path } of actions) {
        const seen = new Set<string>();
        for (const [index, trigger] of (action.trigger ?? []).entries()) {
          const fhirPath = `${path}.trigger[${index}]`;
          const message = problemOf(trigger);
          if (message) yield { message, fhirPath };
          const hook = trigger.type === 'named-event' && trigger.name ? slipOf(trigger.name) : undefined;
          if (hook)
            yield {
              severity: 'warning',
              message: `"${trigger.name}" is no hook that is known: ${hook} was meant.`,
              fhirPath: `${fhirPath}.name`,
            };
          const key = JSON.stringify(trigger);
          if (seen.has(key))
            yield { severity: 'warning', message: 'The same trigger stands twice: keep one.', fhirPath };
          seen.add(key);
        }
      }
    }
  },
};

/** Hooks of CDS Hooks. https://cds-hooks.hl7.org/hooks/ */
const hooks = [
  'patient-view',
  'order-select',
  'order-sign',
  'order-dispatch',
  'order-review',
  'medication-prescribe',
  'medication-refill',
  'appointment-book',
  'encounter-start',
  'encounter-discharge',
  'allergyintolerance-create',
  'problem-list-item-create',
];

/** The hook that a name means and misses by a letter or two; any other name is the author's own event. */
function slipOf(name: string): string | undefined {
  return hooks.includes(name) ? undefined : closest(name, hooks);
}

function problemOf(trigger: TriggerDefinition): string | undefined {
  const { type, name, data, timingTiming, timingReference, timingDate, timingDateTime } = trigger;
  const timed = timingTiming ?? timingReference ?? timingDate ?? timingDateTime;
  if (type === 'named-event' && !name) return 'A named event has a name: for CDS Hooks that of the hook.';
  if (type === 'periodic' && timed === undefined) return 'A periodic trigger says in timing[x] when.';
  if (type?.startsWith('data-') && !data)
    return `A trigger of type ${type} says in data which change it waits for.`;
  if (timed !== undefined && data) return 'A trigger waits for a moment or for data, not for both.';
  return undefined;
}
