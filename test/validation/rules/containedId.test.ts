import { containedId } from '../../../src/validation/rules/containedId.ts';
import { testRule } from '../../support/testRule.ts';

const plan = (...ids: (string | undefined)[]) => ({
  resourceType: 'PlanDefinition',
  contained: ids.map((id) => ({ resourceType: 'Library', ...(id && { id }) })),
});

testRule(containedId, [
  { name: 'takes an id of its own for each', resources: [plan('a', 'b'), plan('a')], findings: [] },
  {
    name: 'refuses none and the same twice',
    resources: [plan('a', undefined, 'a')],
    findings: [
      'PlanDefinition.contained[1]: The contained resource has no id: nothing can refer to it.',
      'PlanDefinition.contained[2].id: Another contained resource has the id "a" already: give one of them another.',
    ],
  },
]);
