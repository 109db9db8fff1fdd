import type { TriggerDefinition } from 'fhir/r4.js';
import { plansOf } from '../plans/actionsOf.ts';
import type { Rule } from '../rule.ts';

/** Triggers of actions. */
export const planTrigger: Rule = {
  code: 'plan-trigger',
  group: 'knowledge',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/metadatatypes.html#TriggerDefinition',
  wants:
    'A trigger says what starts the plan, as its type asks: an event by name, a moment, or a change of data. Each stands once.',
  why: 'Nothing ever starts the plan, or it is started twice and shows everything twice.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          title: 'Treat',
          trigger: [
            { type: 'named-event', name: 'patient-view' },
            { type: 'named-event', name: 'patient-view' },
          ],
        },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [
        {
          title: 'Treat',
          trigger: [
            { type: 'named-event', name: 'patient-view' },
            { type: 'named-event', name: 'order-sign' },
          ],
        },
      ],
    },
  },
  *check(artifact, scope) {
    for (const { actions } of plansOf(artifact, scope)) {
      for (const { action, path } of actions) {
        const seen = new Set<string>();
        for (const [index, trigger] of (action.trigger ?? []).entries()) {
          const fhirPath = `${path}.trigger[${index}]`;
          const message = problemOf(trigger);
          if (message) yield { message, fhirPath };
          const key = JSON.stringify(trigger);
          if (seen.has(key))
            yield { severity: 'warning', message: 'The same trigger stands twice: keep one.', fhirPath };
          seen.add(key);
        }
      }
    }
  },
};

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
