import { nameFormat } from '../../../src/validation/rules/nameFormat.ts';
import { testRule } from '../../support/testRule.ts';

const asked = 'should start with a capital letter and have only letters, digits and _ (at most 255).';

testRule(nameFormat, [
  {
    name: 'takes PascalCase, and the names of people',
    resources: [
      { resourceType: 'Library', name: 'LowBackPain_2' },
      { resourceType: 'Organization', name: 'good health' },
    ],
    findings: [],
  },
  ...['lowBackPain', 'Low back pain', '1Pain', 'Low-Back'].map((name) => ({
    name: `warns of ${name}`,
    resources: [{ resourceType: 'PlanDefinition', name }],
    findings: [`PlanDefinition.name: The name "${name}" ${asked}`],
  })),
]);
