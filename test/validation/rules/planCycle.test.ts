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
  {
    name: 'takes a long chain of plans that ends',
    resources: Array.from({ length: 20_000 }, (_, index) => ({
      resourceType: 'PlanDefinition',
      url: `http://x/PlanDefinition/p${index}`,
      action: [{ definitionCanonical: `http://x/PlanDefinition/p${index + 1}` }],
    })),
    findings: [],
  },
  {
    name: 'takes contained plans that lead to others, and a way into a circle',
    resources: [
      {
        ...plan({ definitionCanonical: '#a' }, { definitionCanonical: 'http://x/PlanDefinition/q' }),
        contained: [
          { resourceType: 'PlanDefinition', id: 'a', action: [{ definitionCanonical: '#b' }] },
          { resourceType: 'ActivityDefinition', id: 'b' },
        ],
      },
      {
        resourceType: 'PlanDefinition',
        url: 'http://x/PlanDefinition/q',
        action: [{ definitionCanonical: 'http://x/PlanDefinition/none' }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports contained plans in a circle, and a way back to the plan around them',
    resources: [
      {
        ...plan({ definitionCanonical: '#a' }),
        contained: [
          { resourceType: 'PlanDefinition', id: 'a', action: [{ definitionCanonical: '#b' }] },
          {
            resourceType: 'PlanDefinition',
            id: 'b',
            action: [{ definitionCanonical: '#a' }, { definitionCanonical: '#' }],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].definition.ofType(canonical): #a leads back to this plan: applying it would not end.',
      'PlanDefinition.contained[0].action[0].definition.ofType(canonical): #b leads back to this plan: applying it would not end.',
      'PlanDefinition.contained[1].action[0].definition.ofType(canonical): #a leads back to this plan: applying it would not end.',
      'PlanDefinition.contained[1].action[1].definition.ofType(canonical): # leads back to this plan: applying it would not end.',
    ],
  },
]);
