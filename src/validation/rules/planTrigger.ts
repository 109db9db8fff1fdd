import { closest } from '../closest.ts';
import { has } from '../invariants/presence.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** Triggers, wherever they stand; invariants trd-1 and trd-3 in words of their own. */
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
      action: [{ title: 'Treat', trigger: [{ type: 'named-event' }] }],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      action: [{ title: 'Treat', trigger: [{ type: 'named-event', name: 'patient-view' }] }],
    },
  },
  *check(artifact, scope) {
    const seen = new Map<TypedValue | undefined, Set<string>>();
    for (const typed of scope.valuesOf(artifact, 'TriggerDefinition')) {
      if (!isObject(typed.value)) continue;
      const fhirPath = fhirPathOf(typed);
      const message = problemOf(typed.value);
      if (message) yield { message, fhirPath };
      const { type, name } = typed.value;
      const hook = type === 'named-event' && typeof name === 'string' ? slipOf(name) : undefined;
      if (hook)
        yield {
          severity: 'warning',
          message: `"${name}" is no hook that is known: ${hook} was meant.`,
          fhirPath: `${fhirPath}.name`,
        };
      const beside = seen.get(typed.parent) ?? new Set();
      const key = JSON.stringify(typed.value);
      if (beside.has(key))
        yield { severity: 'warning', message: 'The same trigger stands twice: keep one.', fhirPath };
      seen.set(typed.parent, beside.add(key));
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

function problemOf(trigger: Record<string, unknown>): string | undefined {
  const { type } = trigger;
  const timed = Object.keys(trigger).some((key) => /^_?timing/.test(key));
  if (type === 'named-event' && !has(trigger, 'name'))
    return 'A named event has a name: for CDS Hooks that of the hook.';
  if (type === 'periodic' && !timed) return 'A periodic trigger says in timing[x] when.';
  if (String(type).startsWith('data-') && !has(trigger, 'data'))
    return `A trigger of type ${type} says in data which change it waits for.`;
  if (timed && has(trigger, 'data')) return 'A trigger waits for a moment or for data, not for both.';
  return undefined;
}
