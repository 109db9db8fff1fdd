import { planCycle } from '../../../src/validation/rules/planCycle.ts';

import { testRule } from '../../support/testRule.ts';

const plan = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  url: 'http://x/PlanDefinition/p',
  id: 'p',
  action,
});
testRule(planCycle, [
  {
    name: 'takes plans that lead to others',
    resources: [
      plan({ definitionCanonical: 'http://x/PlanDefinition/q' }),
      { resourceType: 'PlanDefinition', url: 'http://x/PlanDefinition/q' },
    ],
    findings: [],
  },
  {
    name: 'reports a plan that leads to itself, also by way of another',
    resources: [
      plan({ action: [{ definitionCanonical: 'http://x/PlanDefinition/q' }] }),
      {
        resourceType: 'PlanDefinition',
        url: 'http://x/PlanDefinition/q',
        action: [{ definitionCanonical: 'http://x/PlanDefinition/p' }],
      },
    ],
    findings: [
      `PlanDefinition.action[0].action[0].definition.ofType(canonical): http://x/PlanDefinition/q leads back to this plan: applying it would not end.`,
      `PlanDefinition.action[0].definition.ofType(canonical): http://x/PlanDefinition/p leads back to this plan: applying it would not end.`,
    ],
  },
]);
