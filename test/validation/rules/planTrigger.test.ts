import { planTrigger } from '../../../src/validation/rules/planTrigger.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
testRule(planTrigger, [
  {
    name: 'takes events, moments and changes',
    resources: [
      plan({
        trigger: [
          { type: 'named-event', name: 'patient-view' },
          { type: 'periodic', timingDate: '2020' },
          { type: 'data-added', data: [] },
        ],
      }),
    ],
    findings: [],
  },
  {
    name: 'reports what the type asks for',
    resources: [
      plan({
        trigger: [
          { type: 'named-event' },
          { type: 'periodic' },
          { type: 'data-added' },
          { type: 'periodic', timingDate: '2020', data: [] },
        ],
      }),
    ],
    findings: [
      `PlanDefinition.action[0].trigger[0]: A named event has a name: for CDS Hooks that of the hook.`,
      `PlanDefinition.action[0].trigger[1]: A periodic trigger says in timing[x] when.`,
      `PlanDefinition.action[0].trigger[2]: A trigger of type data-added says in data which change it waits for.`,
      `PlanDefinition.action[0].trigger[3]: A trigger waits for a moment or for data, not for both.`,
    ],
  },
  {
    name: 'reports one twice',
    resources: [
      plan({
        trigger: [
          { type: 'named-event', name: 'a' },
          { type: 'named-event', name: 'a' },
        ],
      }),
    ],
    findings: [`warning PlanDefinition.action[0].trigger[1]: The same trigger stands twice: keep one.`],
  },
  {
    name: 'reads triggers wherever they stand, and takes an extension for what is missing',
    resources: [
      { resourceType: 'EventDefinition', trigger: [{ type: 'named-event' }] },
      { resourceType: 'EventDefinition', trigger: [{ type: 'periodic', _timingDate: { extension: [] } }] },
      plan({ action: [{ trigger: [{ type: 'periodic' }] }] }),
    ],
    findings: [
      `EventDefinition.trigger[0]: A named event has a name: for CDS Hooks that of the hook.`,
      `PlanDefinition.action[0].action[0].trigger[0]: A periodic trigger says in timing[x] when.`,
    ],
  },
  {
    name: 'warns of a hook that is misspelt, and leaves the events of others alone',
    resources: [
      plan({
        trigger: [
          { type: 'named-event', name: 'order-sgn' },
          { type: 'named-event', name: 'monthly-review' },
        ],
      }),
    ],
    findings: [
      'warning PlanDefinition.action[0].trigger[0].name: "order-sgn" is no hook that is known: order-sign was meant.',
    ],
  },
]);
